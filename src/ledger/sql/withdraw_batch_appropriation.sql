-- A tombstone for every row of a batch that holds now.
INSERT INTO ledger_appropriation (
    batch_id, row_number, key, version, change, reason, actor, recorded_at, digest, sealed, number,
    allocation, program, payer, payee, pay_date, amount_fen, pay_method)
SELECT v.batch_id, v.row_number, v.key, v.version + 1, 'withdraw', $2, $3, $4, v.digest, v.sealed,
       v.number, v.allocation, v.program, v.payer, v.payee, v.pay_date, v.amount_fen, v.pay_method
  FROM ledger_appropriation v
 WHERE v.batch_id = $1 AND v.superseded = 0 AND v.change <> 'withdraw'
