SELECT id, visible_at FROM ledger_batch WHERE visible_at >= $1 ORDER BY visible_at, id
