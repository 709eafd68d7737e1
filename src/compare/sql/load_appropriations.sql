SELECT v.number, v.allocation, v.program, v.payer, v.payee, v.pay_date, v.amount_fen, v.pay_method
  FROM ledger_appropriation v JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 ORDER BY v.id
