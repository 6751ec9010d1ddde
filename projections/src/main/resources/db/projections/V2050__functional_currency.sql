-- rate: by which an entry is translated, as JSON; null where it is in the book's functional currency.
ALTER TABLE read_model.entry ADD rate read_model.word;

-- What a posting is in the functional currency; the same as its amount where nothing is translated.
-- Rows from before were all of that kind.
ALTER TABLE read_model.posting ADD functional bigint, ADD functional_currency read_model.word;
UPDATE read_model.posting SET functional = minor_units, functional_currency = currency;
ALTER TABLE read_model.posting ALTER functional SET NOT NULL,
    ALTER functional_currency SET NOT NULL;

ALTER TABLE read_model.entry_account ADD functional_currency read_model.word,
    ADD functional_debit bigint, ADD functional_credit bigint;
UPDATE read_model.entry_account
SET functional_currency = currency, functional_debit = debit, functional_credit = credit;
ALTER TABLE read_model.entry_account ALTER functional_currency SET NOT NULL,
    ALTER functional_debit SET NOT NULL, ALTER functional_credit SET NOT NULL;
