-- One version by its row number.
SELECT v.id, v.key, v.version, v.program,
       (SELECT s.year FROM ledger_source s
         WHERE s.doc_no = v.source_doc_no AND s.program = v.program AND s.superseded = 0
         ORDER BY s.id LIMIT 1),
       v.alloc_date,
       v.doc_no, v.source_doc_no, v.from_org, v.to_org, NULL, v.alloc_date, v.amount_fen
  FROM ledger_allocation v
 WHERE v.id = $1
