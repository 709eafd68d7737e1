SELECT v.doc_no, v.program, v.year, CAST(SUM(v.amount_fen) AS {integer})
  FROM ledger_source v
  JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 GROUP BY v.doc_no, v.program, v.year
 ORDER BY v.doc_no, v.program
