-- What is left of a commitment that was bought before the book began; null on all others.
ALTER TABLE read_model.adjustment ADD opening_commitment read_model.word,
    ADD opening_amount numeric;
CREATE INDEX adjustment_opening ON read_model.adjustment (book, opening_commitment)
    WHERE opening_commitment IS NOT NULL;
