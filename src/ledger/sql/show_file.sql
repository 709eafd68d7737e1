UPDATE ledger_batch SET visible_at = $2 WHERE file_id = $1 AND visible_at IS NULL
