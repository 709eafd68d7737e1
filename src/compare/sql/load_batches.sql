SELECT id, department FROM ledger_batch WHERE visible_at IS NOT NULL
