-- A batch's rows that wait for publication, a page behind version $2.
SELECT v.id, v.key, v.version,
       COALESCE((SELECT y.program FROM ledger_payment y
         WHERE y.key = v.key AND y.superseded = 0
         ORDER BY y.version DESC LIMIT 1), ''),
       NULL,
       (SELECT y.period_from FROM ledger_payment y
         WHERE y.key = v.key AND y.superseded = 0
         ORDER BY y.version DESC LIMIT 1),
       v.result
  FROM ledger_bank_result v
 WHERE v.batch_id = $1 AND v.id > $2
   AND v.superseded = 0 AND v.change <> 'withdraw'
   AND NOT EXISTS (SELECT 1 FROM disclose_publication p WHERE p.table_name = 'bank_result' AND p.version_id = v.id)
 ORDER BY v.id
 LIMIT $3
