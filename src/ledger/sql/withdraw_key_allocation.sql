-- A tombstone for the version of a key that holds now.
INSERT INTO ledger_allocation (
    batch_id, row_number, key, version, change, reason, actor, recorded_at, digest, sealed, doc_no,
    source_doc_no, program, from_org, to_org, alloc_date, amount_fen)
SELECT v.batch_id, v.row_number, v.key, v.version + 1, 'withdraw', $2, $3, $4, v.digest, v.sealed,
       v.doc_no, v.source_doc_no, v.program, v.from_org, v.to_org, v.alloc_date, v.amount_fen
  FROM ledger_allocation v
 WHERE v.key = $1 AND v.superseded = 0 AND v.change <> 'withdraw'
