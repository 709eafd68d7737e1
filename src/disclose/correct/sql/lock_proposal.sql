SELECT p.batch_id, p.row_number, p.table_name, p.key, p.content, p.state, b.department, p.base_version, b.officer_id
  FROM ledger_proposal p
  JOIN ledger_batch b ON b.id = p.batch_id
 WHERE p.id = $1 AND b.visible_at IS NOT NULL
 {for_update}
