-- last: sequence of the newest entry; published: up to where entries are shown, which is before
-- the first entry of a posting that is still under way.
CREATE TABLE read_model.book (
    id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name      read_model.word NOT NULL UNIQUE,
    last      bigint NOT NULL DEFAULT 0,
    published bigint NOT NULL DEFAULT 0
);

CREATE TABLE read_model.accounting_period (
    book_id     integer NOT NULL,
    period      read_model.word NOT NULL,
    status      read_model.word NOT NULL,
    entries     integer NOT NULL DEFAULT 0,
    head        read_model.word NOT NULL,
    proposed    read_model.word,
    proposed_by read_model.word,
    proposed_at read_model.word,
    reason      read_model.word,
    content     read_model.word,
    PRIMARY KEY (book_id, period)
);

-- position: the order in which the book's closes are chained.
CREATE TABLE read_model.period_close (
    position       bigint GENERATED ALWAYS AS IDENTITY,
    book_id        integer NOT NULL,
    period         read_model.word NOT NULL,
    revision       integer NOT NULL,
    head           read_model.word NOT NULL,
    entries        integer NOT NULL,
    as_of          bigint NOT NULL,
    reason         read_model.word NOT NULL,
    proposed_by    read_model.word NOT NULL,
    approved_by    read_model.word NOT NULL,
    closed_at      read_model.word NOT NULL,
    previous_close read_model.word NOT NULL,
    close_hash     read_model.word NOT NULL,
    PRIMARY KEY (book_id, period, revision)
);

CREATE TABLE read_model.close_check (
    book_id  integer NOT NULL,
    period   read_model.word NOT NULL,
    revision integer NOT NULL,
    ordinal  integer NOT NULL,
    name     read_model.word NOT NULL,
    met      boolean NOT NULL,
    detail   read_model.word NOT NULL,
    PRIMARY KEY (book_id, period, revision, ordinal)
);

CREATE TABLE read_model.open_posting (
    book_id       integer NOT NULL,
    run_id        read_model.word NOT NULL,
    period        read_model.word NOT NULL,
    origin_period read_model.word NOT NULL,
    entries       integer NOT NULL,
    PRIMARY KEY (book_id, run_id)
);

CREATE TABLE read_model.journal_head (
    book_id         integer NOT NULL,
    origin_period   read_model.word NOT NULL,
    provider        read_model.word NOT NULL,
    billing_account read_model.word NOT NULL,
    invoice_issuer  read_model.word NOT NULL,
    currency        read_model.word NOT NULL,
    run_id          read_model.word NOT NULL,
    sequence        bigint NOT NULL,
    PRIMARY KEY (book_id, origin_period, provider, billing_account, invoice_issuer, currency)
);

-- served: the entry's bytes as one NDJSON line, never rendered again.
CREATE TABLE read_model.entry (
    book_id         integer NOT NULL,
    sequence        bigint NOT NULL,
    number          read_model.word NOT NULL,
    period          read_model.word NOT NULL,
    origin_period   read_model.word NOT NULL,
    kind            read_model.word NOT NULL,
    provider        read_model.word NOT NULL,
    billing_account read_model.word NOT NULL,
    invoice_issuer  read_model.word NOT NULL,
    currency        read_model.word NOT NULL,
    reason          read_model.word,
    run_id          read_model.word,
    reverses        read_model.word,
    posted_at       read_model.word NOT NULL,
    actor           read_model.word NOT NULL,
    description     read_model.word NOT NULL,
    previous_hash   read_model.word NOT NULL,
    hash            read_model.word NOT NULL,
    served          bytea NOT NULL,
    PRIMARY KEY (book_id, sequence)
);
ALTER TABLE read_model.entry ALTER COLUMN served SET STORAGE EXTERNAL;
CREATE UNIQUE INDEX entry_number ON read_model.entry (book_id, number);
CREATE INDEX entry_period ON read_model.entry (book_id, period, sequence);
CREATE INDEX entry_origin_period ON read_model.entry (book_id, origin_period, sequence);

-- minor_units: positive for a debit. The key's columns are null on accounts of no cost center.
CREATE TABLE read_model.posting (
    book_id         integer NOT NULL,
    sequence        bigint NOT NULL,
    position        integer NOT NULL,
    minor_units     bigint NOT NULL,
    account         read_model.word NOT NULL,
    cost_center     read_model.word,
    memo            read_model.word,
    currency        read_model.word NOT NULL,
    kind            read_model.word,
    pool            read_model.word,
    charge_category read_model.word,
    service         read_model.word,
    cluster         read_model.word,
    namespace       read_model.word,
    exact           numeric NOT NULL,
    rounding_units  read_model.word NOT NULL,
    PRIMARY KEY (book_id, sequence, position)
);

-- What each entry moves on each account: few rows, so that totals as of any sequence are quick.
CREATE TABLE read_model.entry_account (
    book_id     integer NOT NULL,
    sequence    bigint NOT NULL,
    account     read_model.word NOT NULL,
    cost_center read_model.word,
    memo        read_model.word,
    currency    read_model.word NOT NULL,
    debit       bigint NOT NULL,
    credit      bigint NOT NULL
);
CREATE INDEX entry_account_sequence ON read_model.entry_account (book_id, sequence);
CREATE INDEX entry_account_cost_center ON read_model.entry_account
    (book_id, cost_center, sequence);
CREATE INDEX entry_account_memo ON read_model.entry_account (book_id, memo, sequence)
    WHERE memo IS NOT NULL;
