SELECT number, program, name, region, planned_fen, level, owner, contractor, contractor_code,
       tender, contract_fen, start_date, end_date, progress, sealed, key, version, digest
  FROM ledger_project
 ORDER BY id
