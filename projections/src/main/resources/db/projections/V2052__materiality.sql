CREATE SEQUENCE read_model.review_order;

-- answer: why the last choice was declined, or how the review ended.
CREATE TABLE read_model.materiality_review (
    position       bigint PRIMARY KEY,
    review_id      read_model.word NOT NULL UNIQUE,
    book           read_model.word NOT NULL,
    status         read_model.word NOT NULL,
    run_id         read_model.word NOT NULL,
    origin_period  read_model.word NOT NULL,
    posting_period read_model.word NOT NULL,
    close_revision integer NOT NULL,
    thresholds     text[] NOT NULL,
    recorded_at    read_model.word NOT NULL,
    choice         read_model.word,
    memo           read_model.word,
    content_hash   read_model.word,
    proposed_by    read_model.word,
    proposed_at    read_model.word,
    approved_by    read_model.word,
    approved_at    read_model.word,
    answer         read_model.word
);
CREATE INDEX materiality_review_open ON read_model.materiality_review (book, position)
    WHERE status IN ('WAITING', 'PROPOSED', 'APPROVED');

-- What the run changes, sizes added up and netted.
CREATE TABLE read_model.materiality_sum (
    review_id read_model.word NOT NULL,
    ordinal   integer NOT NULL,
    currency  read_model.word NOT NULL,
    gross     bigint NOT NULL,
    net       bigint NOT NULL,
    PRIMARY KEY (review_id, ordinal)
);

-- Each limit that is exceeded.
CREATE TABLE read_model.materiality_exceeded (
    review_id read_model.word NOT NULL,
    ordinal   integer NOT NULL,
    scope     read_model.word NOT NULL,
    measure   read_model.word NOT NULL,
    subject   read_model.word,
    currency  read_model.word NOT NULL,
    gross     bigint NOT NULL,
    allowed   bigint NOT NULL,
    percent   read_model.word,
    others    integer NOT NULL,
    PRIMARY KEY (review_id, ordinal)
);
