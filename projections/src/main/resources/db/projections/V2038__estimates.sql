-- What cost models say it cost, by the import that says so; it counts once that is accepted, and
-- until another import that covers its day and cluster is.
CREATE TABLE read_model.estimate (
    import_id read_model.word NOT NULL,
    day       date NOT NULL,
    cluster   read_model.word NOT NULL,
    node      read_model.word NOT NULL,
    namespace read_model.word NOT NULL,
    category  read_model.word NOT NULL,
    currency  read_model.word NOT NULL,
    amount    numeric NOT NULL
);
CREATE INDEX estimate_day ON read_model.estimate (day, cluster);
CREATE INDEX estimate_import ON read_model.estimate (import_id);
