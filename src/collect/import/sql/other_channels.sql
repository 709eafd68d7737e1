SELECT id FROM ledger_batch
 WHERE table_name = 'payment' AND source_system <> $1 AND visible_at IS NOT NULL
 ORDER BY id LIMIT 1
