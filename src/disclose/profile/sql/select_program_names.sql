SELECT v.code, v.name
  FROM ledger_program v
  JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 ORDER BY v.code, v.year
