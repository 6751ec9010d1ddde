-- The decision of two persons by which a record was entered; null where one entered it alone.
ALTER TABLE read_model.cost_center_record ADD change_id read_model.word;

CREATE SEQUENCE read_model.master_data_order;

-- decided: approved or declined, and in which order; answer: why it was declined, or why it failed.
CREATE TABLE read_model.master_data_change (
    position     bigint PRIMARY KEY,
    change_id    read_model.word NOT NULL UNIQUE,
    book         read_model.word NOT NULL,
    kind         read_model.word NOT NULL,
    content      read_model.word NOT NULL,
    content_hash read_model.word NOT NULL,
    status       read_model.word NOT NULL,
    proposed_by  read_model.word NOT NULL,
    proposed_at  read_model.word NOT NULL,
    decided_by   read_model.word,
    decided_at   read_model.word,
    answer       read_model.word,
    decided_order bigint
);
CREATE INDEX master_data_change_kind ON read_model.master_data_change (book, kind, position);
