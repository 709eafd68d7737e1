SELECT v.code, v.year, v.name, v.department, v.category
  FROM ledger_program v
  JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
   AND (CAST($1 AS {integer}) IS NULL OR v.year = $1)
 ORDER BY v.code, v.year
