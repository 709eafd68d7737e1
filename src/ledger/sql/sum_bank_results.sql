SELECT v.appropriation, CAST(SUM(r.amount_fen) AS {integer}), CAST(SUM(v.amount_fen) AS {integer})
  FROM ledger_bank_result r
  JOIN ledger_batch rb ON rb.id = r.batch_id
  JOIN ledger_payment v ON v.serial = r.serial
  JOIN ledger_batch b ON b.id = v.batch_id
 WHERE r.superseded = 0 AND r.change <> 'withdraw' AND rb.visible_at IS NOT NULL AND r.result = '成功'
   AND v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 GROUP BY v.appropriation
 ORDER BY v.appropriation
