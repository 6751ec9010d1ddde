-- Which rule, default or reason sent how much of a run's cost where, before pools are distributed;
-- summed within each block of shares: a key may have several rows.
-- of_node: whether it is a part of a machine's cost, which usage or the provider splits.
-- pool: the pool it was put into; empty when a cost center bears it.
CREATE TABLE read_model.run_attribution (
    run_id    read_model.word NOT NULL,
    currency  read_model.word NOT NULL,
    origin    read_model.word NOT NULL,
    of_node   boolean NOT NULL,
    kind      read_model.word NOT NULL,
    pool      read_model.word NOT NULL,
    cluster   read_model.word NOT NULL,
    namespace read_model.word NOT NULL,
    amount    numeric NOT NULL
);
CREATE INDEX run_attribution_run ON read_model.run_attribution (run_id);
