-- A tombstone for every row of a batch that holds now.
INSERT INTO ledger_bank_result (
    batch_id, row_number, key, version, change, reason, actor, recorded_at, digest, sealed, serial,
    amount_fen, result, fail_reason, result_date)
SELECT v.batch_id, v.row_number, v.key, v.version + 1, 'withdraw', $2, $3, $4, v.digest, v.sealed,
       v.serial, v.amount_fen, v.result, v.fail_reason, v.result_date
  FROM ledger_bank_result v
 WHERE v.batch_id = $1 AND v.superseded = 0 AND v.change <> 'withdraw'
