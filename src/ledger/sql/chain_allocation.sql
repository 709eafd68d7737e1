SELECT v.doc_no, v.to_org, v.amount_fen, v.alloc_date, v.program, NULL, v.source_doc_no
  FROM ledger_allocation v
  JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.key = $1
   AND v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 ORDER BY v.id
