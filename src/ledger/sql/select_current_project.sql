SELECT number, program, name, region, planned_fen, level, owner, contractor, contractor_code,
       tender, contract_fen, start_date, end_date, progress, sealed, version
  FROM ledger_project
 WHERE key = $1 AND superseded = 0 AND change <> 'withdraw'
