-- What a second person accepts a held delivery by; null of those that were never held.
ALTER TABLE read_model.delivery ADD held_hash read_model.word;
