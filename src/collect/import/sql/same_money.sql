SELECT v.id
  FROM ledger_payment v
  JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.person_key = $1 AND v.program = $2 AND v.period = $3 AND v.amount_fen = $4 AND v.source_system <> $5
   AND v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 ORDER BY v.id LIMIT 1
