-- Who agreed to a policy version that needs the approval of several.
CREATE TABLE read_model.policy_endorsement (
    book           read_model.word NOT NULL,
    name           read_model.word NOT NULL,
    version        integer NOT NULL,
    actor          read_model.word NOT NULL,
    discipline     read_model.word NOT NULL,
    effective_from read_model.word NOT NULL,
    endorsed_at    read_model.word NOT NULL,
    PRIMARY KEY (book, name, version, actor)
);
