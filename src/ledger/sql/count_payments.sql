SELECT v.program, v.region, COUNT(v.id), CAST(SUM(v.amount_fen) AS {integer})
  FROM ledger_payment v
  JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 GROUP BY v.program, v.region
 ORDER BY v.program, v.region
