-- The general-ledger account of each cost center an entry posts to, as the register said when the
-- entry was posted.
CREATE TABLE read_model.entry_mapping (
    book         read_model.word NOT NULL,
    number       read_model.word NOT NULL,
    account      read_model.word NOT NULL,
    cost_center  read_model.word NOT NULL,
    name         read_model.word NOT NULL,
    gl_account   read_model.word NOT NULL,
    legal_entity read_model.word NOT NULL,
    PRIMARY KEY (book, number, account)
);

CREATE TABLE read_model.acknowledgement (
    book            read_model.word NOT NULL,
    number          read_model.word NOT NULL,
    status          read_model.word NOT NULL,
    document_number read_model.word,
    reasons         text[] NOT NULL,
    answered_by     read_model.word NOT NULL,
    answered_at     read_model.word NOT NULL,
    PRIMARY KEY (book, number)
);
