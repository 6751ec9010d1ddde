-- When the service itself last changed what it said; blank where it does not say.
ALTER TABLE read_model.connector_slice ADD COLUMN as_of read_model.word;
