SELECT v.number, v.name, COALESCE(v.contract_fen, v.planned_fen), v.start_date, v.program, v.region, NULL
  FROM ledger_project v
  JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.key = $1
   AND v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 ORDER BY v.id
