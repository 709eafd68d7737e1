SELECT v.doc_no, v.issuer, v.amount_fen, v.doc_date, v.program, NULL, NULL
  FROM ledger_source v
  JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.doc_no = $1
   AND v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 ORDER BY v.id
