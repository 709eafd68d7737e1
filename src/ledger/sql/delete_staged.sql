-- each: program source allocation appropriation payment project expenditure bank_result
DELETE FROM ledger_{each}
 WHERE batch_id IN (SELECT id FROM ledger_batch WHERE visible_at IS NULL)
