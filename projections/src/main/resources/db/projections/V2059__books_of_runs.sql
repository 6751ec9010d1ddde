-- Where each of the books that share a run posts its part; none for a run of one book.
CREATE TABLE read_model.run_book (
    run_id  read_model.word NOT NULL,
    ordinal integer NOT NULL,
    book    read_model.word NOT NULL,
    entity  read_model.word,
    period  read_model.word NOT NULL,
    PRIMARY KEY (run_id, ordinal)
);
