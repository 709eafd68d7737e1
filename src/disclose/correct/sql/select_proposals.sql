SELECT p.id, p.table_name, p.key, p.changed, b.department, b.file_name, p.state, p.reason
  FROM ledger_proposal p
  JOIN ledger_batch b ON b.id = p.batch_id
 WHERE b.visible_at IS NOT NULL AND ($1 IS NULL OR p.state = $1)
 ORDER BY p.id DESC
 LIMIT 500
