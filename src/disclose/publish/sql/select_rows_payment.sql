-- A batch's rows that wait for publication, a page behind version $2.
SELECT v.id, v.key, v.version, v.program, NULL, v.period_from,
       v.period, v.period_from,
       COALESCE((SELECT g.successor FROM ledger_region g WHERE g.code = v.region), v.region),
       v.appropriation, v.person_name, v.amount_fen, NULL, v.quantity, v.unit, v.standard_fen,
       v.pay_date, v.status
  FROM ledger_payment v
 WHERE v.batch_id = $1 AND v.id > $2
   AND v.superseded = 0 AND v.change <> 'withdraw'
   AND NOT EXISTS (SELECT 1 FROM disclose_publication p WHERE p.table_name = 'payment' AND p.version_id = v.id)
 ORDER BY v.id
 LIMIT $3
