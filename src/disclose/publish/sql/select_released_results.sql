-- Payments whose bank result was published between two leaves, a page of them; the first column is the result's leaf.
-- The order of the joins is the order to walk them; || '' keeps the walk on the leaves.
SELECT e.leaf, p.leaf, p.record_id, p.version, p.event, p.mode, p.program, p.year, p.at,
       (SELECT MIN(f.at) FROM disclose_publication f WHERE f.record_id = p.record_id), p.reason,
       p.names_until,
       v.period, v.period_from,
       COALESCE((SELECT g.successor FROM ledger_region g WHERE g.code = v.region), v.region),
       v.appropriation, v.person_name, v.amount_fen, NULL, v.quantity, v.unit, v.standard_fen,
       v.pay_date, v.status,
       (SELECT r.result FROM ledger_bank_result r
         WHERE r.key = v.key AND r.superseded = 0 AND r.change <> 'withdraw'
           AND EXISTS (SELECT 1 FROM disclose_publication q WHERE q.table_name = 'bank_result' AND q.version_id = r.id AND q.latest = 1
                          AND q.event <> 'withdraw' AND q.mode <> 'none'))
  FROM disclose_publication e
 CROSS JOIN ledger_bank_result w
 CROSS JOIN ledger_payment v
 CROSS JOIN disclose_publication p
 WHERE e.leaf >= $1 AND e.leaf < $2 AND e.table_name || '' = 'bank_result' AND e.latest = 1
   AND w.id = e.version_id
   AND v.key = w.key AND v.superseded = 0
   AND p.table_name = 'payment' AND p.version_id = v.id AND p.latest = 1
 ORDER BY e.leaf
 LIMIT $3
