SELECT v.number, v.payee, v.amount_fen, v.pay_date, v.program, NULL, v.allocation
  FROM ledger_appropriation v
  JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.allocation = $1 AND v.number > $2
   AND v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 ORDER BY v.number
 LIMIT $3
