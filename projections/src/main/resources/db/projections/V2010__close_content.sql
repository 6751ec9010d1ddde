-- What was hashed, so that anybody can compute the hash of a close again. Empty on closes that were
-- read before this column was here, until the read models are rebuilt.
ALTER TABLE read_model.period_close ADD content read_model.word NOT NULL DEFAULT '{}';
