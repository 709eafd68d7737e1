SELECT v.number, v.purpose, v.amount_fen, v.pay_date, p.program, p.region, v.project
  FROM ledger_expenditure v
  JOIN ledger_batch b ON b.id = v.batch_id
  JOIN ledger_project p ON p.key = v.project AND p.superseded = 0 AND p.change <> 'withdraw'
 WHERE v.key = $1
   AND v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 ORDER BY v.id
