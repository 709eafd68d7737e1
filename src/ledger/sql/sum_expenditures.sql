SELECT p.program, CAST(SUM(v.amount_fen) AS {integer})
  FROM ledger_expenditure v
  JOIN ledger_batch b ON b.id = v.batch_id
  JOIN ledger_project p ON p.number = v.project AND p.superseded = 0 AND p.change <> 'withdraw'
  JOIN ledger_batch pb ON pb.id = p.batch_id AND pb.visible_at IS NOT NULL
 WHERE v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 GROUP BY p.program
 ORDER BY p.program
