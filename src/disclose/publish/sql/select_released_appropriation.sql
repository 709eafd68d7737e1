-- Records whose latest event lies between two leaves, a page of them; || '' keeps the walk on the leaves.
SELECT p.leaf, p.record_id, p.version, p.event, p.mode, p.program, p.year, p.at,
       (SELECT MIN(f.at) FROM disclose_publication f WHERE f.record_id = p.record_id), p.reason,
       p.names_until,
       v.number, v.allocation, v.payer, v.payee, NULL, v.pay_date, v.amount_fen
  FROM disclose_publication p
  JOIN ledger_appropriation v ON v.id = p.version_id
 WHERE p.leaf >= $1 AND p.leaf < $2 AND p.table_name || '' = 'appropriation' AND p.latest = 1
 ORDER BY p.leaf
 LIMIT $3
