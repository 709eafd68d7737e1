SELECT v.number, v.program, v.name, v.region, v.region - v.region % 1000, v.planned_fen, v.level, v.owner, v.contractor, v.contractor_code, v.tender, v.contract_fen,
       v.start_date, v.end_date, v.progress
  FROM ledger_project v JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 ORDER BY v.id
