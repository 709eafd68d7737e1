-- A batch's rows that wait for publication, a page behind version $2.
SELECT v.id, v.key, v.version, v.program,
       (SELECT s.year FROM ledger_source s
         WHERE s.doc_no = v.source_doc_no AND s.program = v.program AND s.superseded = 0
         ORDER BY s.id LIMIT 1),
       v.alloc_date,
       v.doc_no, v.source_doc_no, v.from_org, v.to_org, NULL, v.alloc_date, v.amount_fen
  FROM ledger_allocation v
 WHERE v.batch_id = $1 AND v.id > $2
   AND v.superseded = 0 AND v.change <> 'withdraw'
   AND NOT EXISTS (SELECT 1 FROM disclose_publication p WHERE p.table_name = 'allocation' AND p.version_id = v.id)
 ORDER BY v.id
 LIMIT $3
