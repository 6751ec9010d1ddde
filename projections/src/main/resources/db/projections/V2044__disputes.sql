CREATE SEQUENCE read_model.dispute_order;

-- decided: withdrawn, declined or settled; accepted: the month may close with it.
CREATE TABLE read_model.dispute (
    position         bigint PRIMARY KEY,
    dispute_id       read_model.word NOT NULL UNIQUE,
    book             read_model.word NOT NULL,
    status           read_model.word NOT NULL,
    posting_id       read_model.word NOT NULL,
    entry_number     read_model.word NOT NULL,
    entry_hash       read_model.word NOT NULL,
    period           read_model.word NOT NULL,
    origin_period    read_model.word NOT NULL,
    provider         read_model.word NOT NULL,
    billing_account  read_model.word NOT NULL,
    invoice_issuer   read_model.word NOT NULL,
    currency         read_model.word NOT NULL,
    cost_center      read_model.word NOT NULL,
    kind             read_model.word NOT NULL,
    pool             read_model.word NOT NULL,
    charge_category  read_model.word NOT NULL,
    service          read_model.word NOT NULL,
    cluster          read_model.word NOT NULL,
    namespace        read_model.word NOT NULL,
    posted_units     bigint NOT NULL,
    disputed_units   bigint NOT NULL,
    reason           read_model.word NOT NULL,
    run_id           read_model.word,
    policy_hash      read_model.word,
    explanation_hash read_model.word NOT NULL,
    sentence         read_model.word NOT NULL,
    raised_by        read_model.word NOT NULL,
    raised_at        read_model.word NOT NULL,
    accepted_reason  read_model.word,
    accepted_by      read_model.word,
    accepted_at      read_model.word,
    decided_by       read_model.word,
    decided_at       read_model.word,
    answer           read_model.word,
    settled_by       read_model.word,
    settled_units    bigint
);
CREATE INDEX dispute_posting ON read_model.dispute (book, posting_id, position);
CREATE INDEX dispute_period ON read_model.dispute (book, period, position);
CREATE INDEX adjustment_dispute ON read_model.adjustment (dispute_id)
    WHERE dispute_id IS NOT NULL;

-- What cost centers accepted by saying nothing until the window after a close was over.
CREATE TABLE read_model.silent_acceptance (
    book        read_model.word NOT NULL,
    period      read_model.word NOT NULL,
    revision    integer NOT NULL,
    cost_center read_model.word NOT NULL,
    closed_at   read_model.word NOT NULL,
    window_days integer NOT NULL,
    disputed    text[] NOT NULL,
    recorded_at read_model.word NOT NULL,
    PRIMARY KEY (book, period, revision, cost_center)
);
