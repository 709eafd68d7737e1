-- A batch's rows that wait for publication, a page behind version $2.
SELECT v.id, v.key, v.version, v.program,
       (SELECT s.year FROM ledger_allocation a
          JOIN ledger_source s ON s.doc_no = a.source_doc_no AND s.program = a.program
         WHERE a.key = v.allocation AND a.superseded = 0 AND s.superseded = 0
         ORDER BY s.id LIMIT 1),
       v.pay_date,
       v.number, v.allocation, v.payer, v.payee, NULL, v.pay_date, v.amount_fen
  FROM ledger_appropriation v
 WHERE v.batch_id = $1 AND v.id > $2
   AND v.superseded = 0 AND v.change <> 'withdraw'
   AND NOT EXISTS (SELECT 1 FROM disclose_publication p WHERE p.table_name = 'appropriation' AND p.version_id = v.id)
 ORDER BY v.id
 LIMIT $3
