SELECT v.serial, v.person_key, v.program, v.period, v.person_name, v.amount_fen, b.department
  FROM ledger_batch b
  LEFT JOIN ledger_payment v ON v.batch_id = b.id AND v.superseded = 0 AND v.change <> 'withdraw'
 WHERE b.id = $1 AND b.visible_at IS NOT NULL
 ORDER BY v.serial
