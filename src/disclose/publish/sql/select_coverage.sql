-- Payments that hold now by program, period, place and outcome, and those among them that never passed the last gate.
SELECT v.program, v.period, MIN(v.period_from), COALESCE(g.successor, v.region), COALESCE(r.result, v.status, '在途'),
       COUNT(*), CAST(SUM(v.amount_fen) AS {integer}),
       CAST(SUM(CASE WHEN p.leaf IS NULL THEN 1 ELSE 0 END) AS {integer}),
       CAST(SUM(CASE WHEN p.leaf IS NULL THEN v.amount_fen ELSE 0 END) AS {integer})
  FROM ledger_payment v
  JOIN ledger_batch b ON b.id = v.batch_id
  LEFT JOIN ledger_region g ON g.code = v.region
  LEFT JOIN (SELECT r.serial, r.result
               FROM ledger_bank_result r
               JOIN ledger_batch rb ON rb.id = r.batch_id
              WHERE r.superseded = 0 AND r.change <> 'withdraw' AND rb.visible_at IS NOT NULL) r ON r.serial = v.serial
  LEFT JOIN disclose_publication p ON p.table_name = 'payment' AND p.version_id = v.id AND p.latest = 1
 WHERE v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 GROUP BY v.program, v.period, COALESCE(g.successor, v.region), COALESCE(r.result, v.status, '在途')
 ORDER BY v.program, v.period, COALESCE(g.successor, v.region)
