DELETE FROM collect_problem
 WHERE batch_id IN (SELECT id FROM ledger_batch WHERE visible_at IS NULL)
