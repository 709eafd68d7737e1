-- A tombstone for every row of a batch that holds now.
INSERT INTO ledger_expenditure (
    batch_id, row_number, key, version, change, reason, actor, recorded_at, digest, sealed, number,
    project, region, pay_date, payee, payee_code, purpose, amount_fen, invoice_code, invoice_number,
    voucher_kind)
SELECT v.batch_id, v.row_number, v.key, v.version + 1, 'withdraw', $2, $3, $4, v.digest, v.sealed,
       v.number, v.project, v.region, v.pay_date, v.payee, v.payee_code, v.purpose, v.amount_fen,
       v.invoice_code, v.invoice_number, v.voucher_kind
  FROM ledger_expenditure v
 WHERE v.batch_id = $1 AND v.superseded = 0 AND v.change <> 'withdraw'
