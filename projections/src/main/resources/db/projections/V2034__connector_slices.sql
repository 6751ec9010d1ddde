-- fetched_*: of the last attempt that succeeded; failed_*: of the attempts since then that did not.
CREATE TABLE read_model.connector_slice (
    slice_id        read_model.word PRIMARY KEY,
    book            read_model.word NOT NULL,
    connector       read_model.word NOT NULL,
    kind            read_model.word NOT NULL,
    first_day       date NOT NULL,
    end_day         date NOT NULL,
    fetches         integer NOT NULL DEFAULT 0,
    finality        read_model.word,
    imports         text[] NOT NULL DEFAULT '{}',
    files           integer NOT NULL DEFAULT 0,
    bytes           bigint NOT NULL DEFAULT 0,
    fetched_at      read_model.word,
    changed_at      read_model.word,
    failures        integer NOT NULL DEFAULT 0,
    failed_at       read_model.word,
    failure_reason  read_model.word,
    failure_message read_model.word
);

CREATE INDEX connector_slice_days ON read_model.connector_slice (book, connector, first_day);
