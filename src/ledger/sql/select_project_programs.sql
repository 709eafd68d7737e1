SELECT DISTINCT v.program
  FROM ledger_project v
  JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 ORDER BY v.program
