-- Records whose latest event lies between two leaves, a page of them; || '' keeps the walk on the leaves.
SELECT p.leaf, p.record_id, p.version, p.event, p.mode, p.program, p.year, p.at,
       (SELECT MIN(f.at) FROM disclose_publication f WHERE f.record_id = p.record_id), p.reason,
       p.names_until,
       v.doc_no, v.source_doc_no, v.from_org, v.to_org, NULL, v.alloc_date, v.amount_fen
  FROM disclose_publication p
  JOIN ledger_allocation v ON v.id = p.version_id
 WHERE p.leaf >= $1 AND p.leaf < $2 AND p.table_name || '' = 'allocation' AND p.latest = 1
 ORDER BY p.leaf
 LIMIT $3
