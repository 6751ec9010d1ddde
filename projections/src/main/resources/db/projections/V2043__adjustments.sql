-- By which decision of two persons an entry is posted; null on what runs and reversals post.
ALTER TABLE read_model.entry ADD adjustment_id read_model.word,
    ADD approved_hash read_model.word, ADD approved_proposer read_model.word;
CREATE INDEX entry_adjustment ON read_model.entry (book_id, adjustment_id)
    WHERE adjustment_id IS NOT NULL;

CREATE SEQUENCE read_model.adjustment_order;

-- decided: approved or declined; answer: why it was declined, or why it failed.
CREATE TABLE read_model.adjustment (
    position        bigint PRIMARY KEY,
    adjustment_id   read_model.word NOT NULL UNIQUE,
    book            read_model.word NOT NULL,
    kind            read_model.word NOT NULL,
    period          read_model.word NOT NULL,
    origin_period   read_model.word NOT NULL,
    provider        read_model.word NOT NULL,
    billing_account read_model.word NOT NULL,
    invoice_issuer  read_model.word NOT NULL,
    currency        read_model.word NOT NULL,
    reason          read_model.word NOT NULL,
    memo            read_model.word NOT NULL,
    basis_source    read_model.word,
    basis_method    read_model.word,
    dispute_id      read_model.word,
    content_hash    read_model.word NOT NULL,
    status          read_model.word NOT NULL,
    proposed_by     read_model.word NOT NULL,
    proposed_at     read_model.word NOT NULL,
    decided_by      read_model.word,
    decided_at      read_model.word,
    answer          read_model.word
);
CREATE INDEX adjustment_period ON read_model.adjustment (book, period, position);

CREATE TABLE read_model.adjustment_line (
    adjustment_id   read_model.word NOT NULL,
    ordinal         integer NOT NULL,
    cost_center     read_model.word NOT NULL,
    kind            read_model.word NOT NULL,
    pool            read_model.word NOT NULL,
    charge_category read_model.word NOT NULL,
    service         read_model.word NOT NULL,
    cluster         read_model.word NOT NULL,
    namespace       read_model.word NOT NULL,
    currency        read_model.word NOT NULL,
    minor_units     bigint NOT NULL,
    PRIMARY KEY (adjustment_id, ordinal)
);
