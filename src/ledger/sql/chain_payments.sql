SELECT v.serial, v.person_name || ' ' || v.period, v.amount_fen, v.pay_date, v.program, v.region, v.appropriation
  FROM ledger_payment v
  JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.appropriation = $1 AND v.serial > $2
   AND v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 ORDER BY v.serial
 LIMIT $3
