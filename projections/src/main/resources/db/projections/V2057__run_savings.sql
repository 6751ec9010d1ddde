-- What a run charged each cost center beside other prices, by source account. Cost center: empty
-- for what reaches none; all of a run sum to its bills. Kept for every run, because a statement as
-- of an older entry says what the run that was posted then saved. Runs that were recorded before
-- this was kept have no rows.
CREATE TABLE read_model.run_savings (
    run_id          read_model.word NOT NULL,
    provider        read_model.word NOT NULL,
    billing_account read_model.word NOT NULL,
    invoice_issuer  read_model.word NOT NULL,
    currency        read_model.word NOT NULL,
    cost_center     read_model.word NOT NULL,
    list            numeric NOT NULL,
    contracted      numeric NOT NULL,
    effective       numeric NOT NULL,
    negotiated      numeric NOT NULL,
    spot            numeric NOT NULL,
    commitments     numeric NOT NULL,
    used            numeric NOT NULL,
    unused          numeric NOT NULL,
    unlisted        numeric NOT NULL,
    uncontracted    numeric NOT NULL,
    PRIMARY KEY (run_id, cost_center, provider, billing_account, invoice_issuer, currency)
);
