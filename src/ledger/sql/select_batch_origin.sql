SELECT file_id, department, officer_id FROM ledger_batch WHERE id = $1 AND visible_at IS NOT NULL
