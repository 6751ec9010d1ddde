-- Absent on reversals, and on entries from before it was recorded.
ALTER TABLE read_model.entry ADD policy_hash read_model.word;
