-- Whose owner must know of an adjustment before it is approved; null where nobody must.
ALTER TABLE read_model.adjustment ADD notifies read_model.word;

-- What owners are to be told, and whether they were. How often it was tried lives elsewhere,
-- because a rebuild must not forget it.
CREATE SEQUENCE read_model.notice_order;
CREATE TABLE read_model.notice (
    position        bigint PRIMARY KEY,
    notice_id       read_model.word NOT NULL UNIQUE,
    book            read_model.word NOT NULL,
    kind            read_model.word NOT NULL,
    cost_center     read_model.word NOT NULL,
    dispute_id      read_model.word,
    adjustment_id   read_model.word,
    recipient       read_model.word NOT NULL,
    subject         read_model.word NOT NULL,
    text            read_model.word NOT NULL,
    caused_by       read_model.word NOT NULL,
    created_at      read_model.word NOT NULL,
    status          read_model.word NOT NULL,
    answer          read_model.word,
    message_id      read_model.word,
    sent_at         read_model.word,
    told            read_model.word,
    how             read_model.word,
    acknowledged_by read_model.word,
    acknowledged_at read_model.word
);
CREATE INDEX notice_book ON read_model.notice (book, position);
CREATE INDEX notice_waiting ON read_model.notice (position) WHERE status = 'WAITING';
