-- Records whose latest event lies between two leaves, a page of them; || '' keeps the walk on the leaves.
SELECT p.leaf, p.record_id, p.version, p.event, p.mode, p.program, p.year, p.at,
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
  FROM disclose_publication p
  JOIN ledger_payment v ON v.id = p.version_id
 WHERE p.leaf >= $1 AND p.leaf < $2 AND p.table_name || '' = 'payment' AND p.latest = 1
 ORDER BY p.leaf
 LIMIT $3
