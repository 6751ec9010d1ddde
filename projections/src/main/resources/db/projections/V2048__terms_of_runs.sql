-- By what a run posts, where that differs from the default: entities, showback, rates.
ALTER TABLE read_model.run ADD terms read_model.word;
