-- What the lines of a snapshot come to by the month of the days that they charge.
CREATE TABLE read_model.snapshot_usage_month (
    import_id       read_model.word NOT NULL,
    snapshot_id     read_model.word NOT NULL,
    provider        read_model.word NOT NULL,
    billing_account read_model.word NOT NULL,
    invoice_issuer  read_model.word NOT NULL,
    currency        read_model.word NOT NULL,
    usage_month     read_model.word NOT NULL,
    lines           bigint NOT NULL,
    billed          numeric NOT NULL,
    PRIMARY KEY (snapshot_id, provider, billing_account, invoice_issuer, currency, usage_month)
);
CREATE INDEX snapshot_usage_month_import ON read_model.snapshot_usage_month (import_id);
