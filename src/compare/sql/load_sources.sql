SELECT v.doc_no, v.program, v.year, v.level, v.issuer, v.doc_date, v.amount_fen
  FROM ledger_source v JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 ORDER BY v.id
