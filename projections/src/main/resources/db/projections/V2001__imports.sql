-- Read models: everything here is built from events and can be dropped and rebuilt from them.
CREATE SCHEMA IF NOT EXISTS read_model;

-- Text that is compared and sorted by code point, whatever the database's locale.
CREATE DOMAIN read_model.word AS text COLLATE "C";

-- The order in which deliveries were staged and accepted: only the order has a meaning.
CREATE SEQUENCE read_model.delivery_order;

CREATE TABLE read_model.delivery (
    position   bigint PRIMARY KEY,
    import_id  read_model.word NOT NULL UNIQUE,
    book       read_model.word NOT NULL,
    source     read_model.word NOT NULL,
    sha256     read_model.word NOT NULL,
    declared   read_model.word NOT NULL,
    status     read_model.word NOT NULL,
    accepted   bigint,
    usage      boolean NOT NULL,
    chunks     integer,
    digest     read_model.word,
    staged_by  read_model.word NOT NULL,
    staged_at  read_model.word NOT NULL,
    decided_by read_model.word,
    decided_at read_model.word,
    reason     read_model.word
);
CREATE INDEX delivery_content ON read_model.delivery (sha256);

CREATE TABLE read_model.delivered_file (
    import_id read_model.word NOT NULL,
    ordinal   integer NOT NULL,
    name      read_model.word NOT NULL,
    sha256    read_model.word NOT NULL,
    bytes     bigint NOT NULL,
    PRIMARY KEY (import_id, ordinal)
);

CREATE TABLE read_model.delivery_finding (
    import_id   read_model.word NOT NULL,
    ordinal     integer NOT NULL,
    severity    read_model.word NOT NULL,
    file        read_model.word,
    line        bigint,
    column_name read_model.word,
    value       read_model.word,
    code        read_model.word NOT NULL,
    reason      read_model.word NOT NULL,
    PRIMARY KEY (import_id, ordinal)
);

CREATE TABLE read_model.control_total (
    import_id          read_model.word NOT NULL,
    ordinal            integer NOT NULL,
    provider           read_model.word NOT NULL,
    billing_account    read_model.word NOT NULL,
    invoice_id         read_model.word NOT NULL,
    currency           read_model.word NOT NULL,
    bill_rows          bigint NOT NULL,
    list               numeric NOT NULL,
    contracted         numeric NOT NULL,
    billed             numeric NOT NULL,
    effective          numeric NOT NULL,
    missing_list       bigint NOT NULL,
    missing_contracted bigint NOT NULL,
    missing_billed     bigint NOT NULL,
    missing_effective  bigint NOT NULL,
    PRIMARY KEY (import_id, ordinal)
);

-- state: CURRENT or SUPERSEDED once accepted, HELD before.
CREATE TABLE read_model.cost_snapshot (
    id              read_model.word PRIMARY KEY,
    import_id       read_model.word NOT NULL,
    book            read_model.word NOT NULL,
    provider        read_model.word NOT NULL,
    billing_account read_model.word NOT NULL,
    billing_period  read_model.word NOT NULL,
    revision        integer NOT NULL,
    state           read_model.word NOT NULL,
    first_chunk     integer NOT NULL,
    chunks          integer NOT NULL,
    lines           bigint NOT NULL,
    bill_rows       bigint NOT NULL,
    digest          read_model.word NOT NULL,
    first_day       date NOT NULL,
    end_day         date NOT NULL
);
CREATE INDEX cost_snapshot_key ON read_model.cost_snapshot
    (book, billing_period, provider, billing_account);
CREATE INDEX cost_snapshot_import ON read_model.cost_snapshot (import_id);

CREATE TABLE read_model.cost_snapshot_account (
    snapshot_id     read_model.word NOT NULL,
    provider        read_model.word NOT NULL,
    billing_account read_model.word NOT NULL,
    invoice_issuer  read_model.word NOT NULL,
    currency        read_model.word NOT NULL,
    bill_rows       bigint NOT NULL,
    list            numeric NOT NULL,
    contracted      numeric NOT NULL,
    billed          numeric NOT NULL,
    effective       numeric NOT NULL,
    PRIMARY KEY (snapshot_id, provider, billing_account, invoice_issuer, currency)
);

CREATE TABLE read_model.usage_slice (
    import_id read_model.word NOT NULL,
    ordinal   integer NOT NULL,
    book      read_model.word NOT NULL,
    kind      read_model.word NOT NULL,
    subject   read_model.word NOT NULL,
    first_day date NOT NULL,
    end_day   date NOT NULL,
    lines     bigint NOT NULL,
    accepted  bigint NOT NULL,
    PRIMARY KEY (import_id, ordinal)
);
CREATE INDEX usage_slice_subject ON read_model.usage_slice (book, kind, subject, accepted);
