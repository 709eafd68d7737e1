SELECT b.id, b.accepted, b.amount_fen, COUNT(v.id), CAST(COALESCE(SUM(v.amount_fen), 0) AS {integer})
  FROM ledger_batch b
  LEFT JOIN ledger_payment v ON v.batch_id = b.id AND v.change = 'new'
 WHERE b.table_name = 'payment' AND b.visible_at IS NOT NULL
 GROUP BY b.id, b.accepted, b.amount_fen
 ORDER BY b.id
