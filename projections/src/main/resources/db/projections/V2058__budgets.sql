-- Statements ask for the budgets of one cost center.
CREATE INDEX master_data_change_budget
    ON read_model.master_data_change (book, (content::jsonb ->> 'costCenter'))
    WHERE kind = 'budget';
