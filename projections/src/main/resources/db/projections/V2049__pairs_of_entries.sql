-- The other half of an entry that two books share, and whether this one mirrors it: whether the
-- invoice is the other book's.
ALTER TABLE read_model.entry
    ADD pair_id     read_model.word,
    ADD pair_book   read_model.word,
    ADD pair_entity read_model.word,
    ADD mirrored    boolean NOT NULL DEFAULT false;
CREATE INDEX entry_mirrored ON read_model.entry (book_id, sequence) WHERE mirrored;
CREATE INDEX entry_pair ON read_model.entry (pair_id) WHERE pair_id IS NOT NULL;
