-- A tombstone for the version of a key that holds now.
INSERT INTO ledger_project (
    batch_id, row_number, key, version, change, reason, actor, recorded_at, digest, sealed, number,
    program, name, region, planned_fen, level, owner, contractor, contractor_code, tender,
    contract_fen, start_date, end_date, progress)
SELECT v.batch_id, v.row_number, v.key, v.version + 1, 'withdraw', $2, $3, $4, v.digest, v.sealed,
       v.number, v.program, v.name, v.region, v.planned_fen, v.level, v.owner, v.contractor,
       v.contractor_code, v.tender, v.contract_fen, v.start_date, v.end_date, v.progress
  FROM ledger_project v
 WHERE v.key = $1 AND v.superseded = 0 AND v.change <> 'withdraw'
