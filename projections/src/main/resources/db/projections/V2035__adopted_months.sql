-- The run posted last for a month says by which version it is charged, and is found by its id.
ALTER TABLE read_model.adopted_month DROP holds, DROP run_id;
ALTER TABLE read_model.policy_adoption DROP newest_version, ADD algorithm_version integer;
