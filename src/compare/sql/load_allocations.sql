SELECT v.doc_no, v.source_doc_no, v.program, v.from_org, v.to_org, v.alloc_date, v.amount_fen
  FROM ledger_allocation v JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 ORDER BY v.id
