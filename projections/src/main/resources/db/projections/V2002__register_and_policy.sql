CREATE TABLE read_model.cost_center_record (
    book         read_model.word NOT NULL,
    version      integer NOT NULL,
    code         read_model.word NOT NULL,
    name         read_model.word NOT NULL,
    aliases      text[] NOT NULL,
    gl_account   read_model.word NOT NULL,
    legal_entity read_model.word NOT NULL,
    owner        read_model.word NOT NULL,
    valid_from   date NOT NULL,
    valid_to     date,
    successor    read_model.word,
    entered_by   read_model.word NOT NULL,
    entered_at   read_model.word NOT NULL,
    PRIMARY KEY (book, version)
);

CREATE TABLE read_model.policy_version (
    book           read_model.word NOT NULL,
    name           read_model.word NOT NULL,
    version        integer NOT NULL,
    status         read_model.word NOT NULL,
    hash           read_model.word NOT NULL,
    text           read_model.word NOT NULL,
    document       read_model.word NOT NULL,
    effective_from read_model.word,
    drafted_by     read_model.word NOT NULL,
    drafted_at     read_model.word NOT NULL,
    submitted_by   read_model.word,
    approved_by    read_model.word,
    superseded_by  integer,
    PRIMARY KEY (book, name, version)
);
