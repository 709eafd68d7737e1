SELECT v.id_sealed, v.account_sealed, b.department, v.region
  FROM ledger_payment v
  JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.key = $1 AND v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
