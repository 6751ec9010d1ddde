-- Where a run posts: another period than its own when its own takes no postings any more.
ALTER TABLE read_model.run ADD posting_period read_model.word;

CREATE SEQUENCE read_model.adoption_order;

-- newest_version: of the policy when the adoption was approved; a later version may take over.
CREATE TABLE read_model.policy_adoption (
    position       bigint PRIMARY KEY,
    adoption_id    read_model.word NOT NULL UNIQUE,
    book           read_model.word NOT NULL,
    policy         read_model.word NOT NULL,
    version        integer NOT NULL,
    policy_hash    read_model.word NOT NULL,
    reason         read_model.word NOT NULL,
    content_hash   read_model.word NOT NULL,
    status         read_model.word NOT NULL,
    proposed_by    read_model.word NOT NULL,
    proposed_at    read_model.word NOT NULL,
    approved_by    read_model.word,
    approved_at    read_model.word,
    newest_version integer,
    failure        read_model.word
);

CREATE TABLE read_model.adopted_month (
    adoption_id      read_model.word NOT NULL,
    origin_period    read_model.word NOT NULL,
    posting_period   read_model.word NOT NULL,
    replaced_run     read_model.word NOT NULL,
    replaced_version integer NOT NULL,
    replaced_hash    read_model.word NOT NULL,
    holds            boolean NOT NULL DEFAULT false,
    run_id           read_model.word,
    PRIMARY KEY (adoption_id, origin_period)
);

CREATE TABLE read_model.adopted_difference (
    adoption_id   read_model.word NOT NULL,
    origin_period read_model.word NOT NULL,
    ordinal       integer NOT NULL,
    cost_center   read_model.word NOT NULL,
    currency      read_model.word NOT NULL,
    minor_units   bigint NOT NULL,
    PRIMARY KEY (adoption_id, origin_period, ordinal)
);

CREATE TABLE read_model.adopted_head (
    adoption_id     read_model.word NOT NULL,
    origin_period   read_model.word NOT NULL,
    provider        read_model.word NOT NULL,
    billing_account read_model.word NOT NULL,
    invoice_issuer  read_model.word NOT NULL,
    currency        read_model.word NOT NULL,
    run_id          read_model.word NOT NULL,
    sequence        bigint NOT NULL,
    PRIMARY KEY (adoption_id, origin_period, provider, billing_account, invoice_issuer, currency)
);
