-- The order in which runs were started: only the order has a meaning.
CREATE SEQUENCE read_model.run_order;

-- head: the run that was posted last for its book and period.
CREATE TABLE read_model.run (
    position          bigint PRIMARY KEY,
    run_id            read_model.word NOT NULL UNIQUE,
    book              read_model.word NOT NULL,
    period            read_model.word NOT NULL,
    kind              read_model.word NOT NULL,
    status            read_model.word NOT NULL,
    head              boolean NOT NULL DEFAULT false,
    policy            read_model.word NOT NULL,
    policy_version    integer NOT NULL,
    policy_hash       read_model.word NOT NULL,
    register_version  integer NOT NULL,
    algorithm_version integer NOT NULL,
    fingerprint       read_model.word NOT NULL,
    share_chunks      integer,
    digest            read_model.word,
    failure           read_model.word,
    started_by        read_model.word NOT NULL,
    started_at        read_model.word NOT NULL
);
CREATE INDEX run_period ON read_model.run (book, period, position);

CREATE TABLE read_model.run_snapshot (
    run_id      read_model.word NOT NULL,
    ordinal     integer NOT NULL,
    snapshot_id read_model.word NOT NULL,
    digest      read_model.word NOT NULL,
    PRIMARY KEY (run_id, ordinal)
);

CREATE TABLE read_model.run_usage (
    run_id    read_model.word NOT NULL,
    ordinal   integer NOT NULL,
    kind      read_model.word NOT NULL,
    subject   read_model.word NOT NULL,
    first_day date NOT NULL,
    end_day   date NOT NULL,
    import_id read_model.word NOT NULL,
    digest    read_model.word NOT NULL,
    PRIMARY KEY (run_id, ordinal)
);

CREATE TABLE read_model.run_account (
    run_id          read_model.word NOT NULL,
    ordinal         integer NOT NULL,
    provider        read_model.word NOT NULL,
    billing_account read_model.word NOT NULL,
    invoice_issuer  read_model.word NOT NULL,
    currency        read_model.word NOT NULL,
    billed          numeric NOT NULL,
    allocated       numeric NOT NULL,
    prepaid         numeric NOT NULL,
    recoverable_tax numeric NOT NULL,
    suspense        numeric NOT NULL,
    rate_variance   numeric NOT NULL,
    PRIMARY KEY (run_id, ordinal)
);

CREATE TABLE read_model.run_finding (
    run_id  read_model.word NOT NULL,
    ordinal integer NOT NULL,
    code    read_model.word NOT NULL,
    subject read_model.word NOT NULL,
    detail  read_model.word NOT NULL,
    amount  numeric NOT NULL,
    PRIMARY KEY (run_id, ordinal)
);

CREATE TABLE read_model.run_commitment (
    run_id          read_model.word NOT NULL,
    provider        read_model.word NOT NULL,
    billing_account read_model.word NOT NULL,
    invoice_issuer  read_model.word NOT NULL,
    currency        read_model.word NOT NULL,
    commitment_id   read_model.word NOT NULL,
    purchased       numeric NOT NULL,
    amortised       numeric NOT NULL,
    PRIMARY KEY (run_id, provider, billing_account, invoice_issuer, currency, commitment_id)
);

CREATE TABLE read_model.run_entry (
    run_id  read_model.word NOT NULL,
    ordinal integer NOT NULL,
    number  read_model.word NOT NULL,
    PRIMARY KEY (run_id, ordinal)
);

-- Shares that reach a cost center, summed within each block of shares: a key may have several rows.
-- day: null for what is shared by the month.
CREATE TABLE read_model.run_share (
    run_id          read_model.word NOT NULL,
    provider        read_model.word NOT NULL,
    billing_account read_model.word NOT NULL,
    invoice_issuer  read_model.word NOT NULL,
    currency        read_model.word NOT NULL,
    cost_center     read_model.word NOT NULL,
    kind            read_model.word NOT NULL,
    pool            read_model.word NOT NULL,
    charge_category read_model.word NOT NULL,
    service         read_model.word NOT NULL,
    key_cluster     read_model.word NOT NULL,
    key_namespace   read_model.word NOT NULL,
    day             date,
    cluster         read_model.word NOT NULL,
    namespace       read_model.word NOT NULL,
    amount          numeric NOT NULL
);
CREATE INDEX run_share_run ON read_model.run_share (run_id);
