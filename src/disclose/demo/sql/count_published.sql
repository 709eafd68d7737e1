-- Payments that hold now, by how much the public sees of them.
SELECT COALESCE(p.mode, 'none'), COUNT(*), CAST(COALESCE(SUM(v.amount_fen), 0) AS {integer})
  FROM ledger_payment v
  JOIN ledger_batch b ON b.id = v.batch_id
  LEFT JOIN disclose_publication p
    ON p.table_name = 'payment' AND p.version_id = v.id AND p.latest = 1 AND p.event <> 'withdraw'
 WHERE v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 GROUP BY COALESCE(p.mode, 'none')
