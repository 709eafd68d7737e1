-- One version by its row number.
SELECT v.id, v.key, v.version, v.program, NULL,
       COALESCE(v.start_date, v.end_date, v.recorded_at / 86400000),
       v.number, v.name,
       COALESCE((SELECT g.successor FROM ledger_region g WHERE g.code = v.region), v.region),
       v.planned_fen, v.level, v.owner, v.contractor, v.contractor_code, v.tender, v.contract_fen,
       v.start_date, v.end_date, v.progress
  FROM ledger_project v
 WHERE v.id = $1
