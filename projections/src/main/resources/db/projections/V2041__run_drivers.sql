-- By what a run gave each cost center its parts of pools and of spread idle cost; summed within
-- each block of shares: a driver may have several rows. Kept for every run, because a statement as
-- of an older entry names the drivers of the run that was posted then.
-- driver: empty where nothing was split. cluster: where the cost arose; empty outside clusters.
CREATE TABLE read_model.run_driver (
    run_id      read_model.word NOT NULL,
    currency    read_model.word NOT NULL,
    cost_center read_model.word NOT NULL,
    pool        read_model.word NOT NULL,
    cluster     read_model.word NOT NULL,
    driver      read_model.word NOT NULL,
    own         numeric NOT NULL,
    total       numeric NOT NULL,
    amount      numeric NOT NULL
);
CREATE INDEX run_driver_run ON read_model.run_driver (run_id, cost_center);
