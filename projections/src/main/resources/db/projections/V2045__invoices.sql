-- Which printed invoice an entry rounds; null on all others.
ALTER TABLE read_model.entry ADD invoice read_model.word, ADD invoice_revision integer;
CREATE INDEX entry_invoice ON read_model.entry (book_id, invoice) WHERE invoice IS NOT NULL;

CREATE SEQUENCE read_model.invoice_order;

-- One row for each revision of what an invoice prints; current: the last one. The id is short and
-- fits into addresses, whatever characters the provider puts into its invoice ids.
CREATE TABLE read_model.invoice (
    id              read_model.word NOT NULL,
    revision        integer NOT NULL,
    position        bigint NOT NULL,
    current         boolean NOT NULL,
    stream          read_model.word NOT NULL,
    book            read_model.word NOT NULL,
    provider        read_model.word NOT NULL,
    billing_account read_model.word NOT NULL,
    invoice_issuer  read_model.word NOT NULL,
    currency        read_model.word NOT NULL,
    invoice_id      read_model.word NOT NULL,
    issue_date      date NOT NULL,
    due_date        date,
    billing_period  read_model.word NOT NULL,
    total           bigint NOT NULL,
    tax             bigint,
    document        read_model.word,
    document_sha256 read_model.word,
    origin          read_model.word NOT NULL,
    content_hash    read_model.word NOT NULL,
    reason          read_model.word,
    recorded_by     read_model.word NOT NULL,
    recorded_at     read_model.word NOT NULL,
    PRIMARY KEY (id, revision)
);
CREATE UNIQUE INDEX invoice_stream ON read_model.invoice (stream) WHERE current;
CREATE INDEX invoice_period ON read_model.invoice (book, billing_period) WHERE current;

-- What is proposed, or was accepted last, to be let stand above tolerance.
CREATE TABLE read_model.invoice_acceptance (
    stream       read_model.word NOT NULL,
    content_hash read_model.word NOT NULL,
    position     bigint NOT NULL,
    revision     integer NOT NULL,
    currency     read_model.word NOT NULL,
    printed      bigint NOT NULL,
    lines        numeric NOT NULL,
    reason       read_model.word NOT NULL,
    proposed_by  read_model.word NOT NULL,
    proposed_at  read_model.word NOT NULL,
    approved_by  read_model.word,
    approved_at  read_model.word,
    PRIMARY KEY (stream, position)
);

-- What the lines of a snapshot come to by invoice id; empty where lines carry none.
CREATE TABLE read_model.snapshot_invoice (
    import_id       read_model.word NOT NULL,
    snapshot_id     read_model.word NOT NULL,
    provider        read_model.word NOT NULL,
    billing_account read_model.word NOT NULL,
    invoice_issuer  read_model.word NOT NULL,
    currency        read_model.word NOT NULL,
    invoice_id      read_model.word NOT NULL,
    lines           bigint NOT NULL,
    bill_rows       bigint NOT NULL,
    billed          numeric NOT NULL,
    has_tax         boolean NOT NULL,
    PRIMARY KEY (snapshot_id, provider, billing_account, invoice_issuer, currency, invoice_id)
);
CREATE INDEX snapshot_invoice_import ON read_model.snapshot_invoice (import_id);
