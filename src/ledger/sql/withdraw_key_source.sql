-- A tombstone for the version of a key that holds now.
INSERT INTO ledger_source (
    batch_id, row_number, key, version, change, reason, actor, recorded_at, digest, sealed, doc_no,
    program, year, level, issuer, doc_date, amount_fen)
SELECT v.batch_id, v.row_number, v.key, v.version + 1, 'withdraw', $2, $3, $4, v.digest, v.sealed,
       v.doc_no, v.program, v.year, v.level, v.issuer, v.doc_date, v.amount_fen
  FROM ledger_source v
 WHERE v.key = $1 AND v.superseded = 0 AND v.change <> 'withdraw'
