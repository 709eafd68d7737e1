-- Where a record stands in the public log (日志序号) of its latest event, and what a fund record's page asks for.
ALTER TABLE portal_payment ADD COLUMN leaf {integer};
ALTER TABLE portal_fund ADD COLUMN leaf {integer};
ALTER TABLE portal_project ADD COLUMN leaf {integer};
ALTER TABLE portal_expenditure ADD COLUMN leaf {integer};
CREATE INDEX portal_payment_appropriation ON portal_payment (appropriation, region);
CREATE INDEX portal_fund_number ON portal_fund (number, program, kind);
CREATE INDEX portal_project_number ON portal_project (number);
