-- The kept file of the provider's answer that an invoice is taken from; null where it was not fetched.
ALTER TABLE read_model.invoice ADD answer_sha256 read_model.word;
-- The first answer that said the same of a revision that came from elsewhere.
ALTER TABLE read_model.invoice ADD confirmed_sha256 read_model.word;
