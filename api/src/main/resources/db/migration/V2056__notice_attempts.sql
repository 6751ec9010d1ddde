-- How often a notice was given to a mail server. No projection: a rebuild of the read models must
-- not forget what was sent.
CREATE TABLE notice_attempt (
    notice_id  text COLLATE "C" PRIMARY KEY,
    attempts   integer NOT NULL,
    next_at    timestamptz NOT NULL,
    last_error text,
    sent_at    timestamptz
);
