-- The posted runs of earlier months that a run's corrections follow.
CREATE TABLE read_model.run_earlier (
    run_id       read_model.word NOT NULL,
    ordinal      integer NOT NULL,
    period       read_model.word NOT NULL,
    earlier_run  read_model.word NOT NULL,
    digest       read_model.word NOT NULL,
    PRIMARY KEY (run_id, ordinal)
);
