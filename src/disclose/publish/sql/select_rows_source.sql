-- A batch's rows that wait for publication, a page behind version $2.
SELECT v.id, v.key, v.version, v.program, v.year, NULL,
       v.doc_no, '', v.issuer, NULL, v.level, v.doc_date, v.amount_fen
  FROM ledger_source v
 WHERE v.batch_id = $1 AND v.id > $2
   AND v.superseded = 0 AND v.change <> 'withdraw'
   AND NOT EXISTS (SELECT 1 FROM disclose_publication p WHERE p.table_name = 'source' AND p.version_id = v.id)
 ORDER BY v.id
 LIMIT $3
