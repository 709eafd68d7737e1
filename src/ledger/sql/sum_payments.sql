SELECT v.appropriation, v.program, COALESCE(r.result, v.status, '在途'), CAST(SUM(v.amount_fen) AS {integer})
  FROM ledger_payment v
  JOIN ledger_batch b ON b.id = v.batch_id
  LEFT JOIN (SELECT r.serial, r.result
               FROM ledger_bank_result r
               JOIN ledger_batch rb ON rb.id = r.batch_id
              WHERE r.superseded = 0 AND r.change <> 'withdraw' AND rb.visible_at IS NOT NULL) r ON r.serial = v.serial
 WHERE v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 GROUP BY v.appropriation, v.program, COALESCE(r.result, v.status, '在途')
 ORDER BY v.appropriation
