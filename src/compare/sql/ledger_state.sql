-- What the ledger holds, told by its newest versions and batches: any change of content moves one of these.
SELECT (SELECT count(*) FROM ledger_batch WHERE visible_at IS NOT NULL), (SELECT coalesce(max(visible_at), 0) FROM ledger_batch),
       (SELECT coalesce(max(id), 0) FROM ledger_program), (SELECT coalesce(max(id), 0) FROM ledger_source),
       (SELECT coalesce(max(id), 0) FROM ledger_allocation), (SELECT coalesce(max(id), 0) FROM ledger_appropriation),
       (SELECT coalesce(max(id), 0) FROM ledger_payment), (SELECT coalesce(max(id), 0) FROM ledger_project),
       (SELECT coalesce(max(id), 0) FROM ledger_expenditure), (SELECT coalesce(max(id), 0) FROM ledger_bank_result)
