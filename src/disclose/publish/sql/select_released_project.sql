-- Records whose latest event lies between two leaves, a page of them; || '' keeps the walk on the leaves.
SELECT p.leaf, p.record_id, p.version, p.event, p.mode, p.program, p.year, p.at,
       (SELECT MIN(f.at) FROM disclose_publication f WHERE f.record_id = p.record_id), p.reason,
       p.names_until,
       v.number, v.name,
       COALESCE((SELECT g.successor FROM ledger_region g WHERE g.code = v.region), v.region),
       v.planned_fen, v.level, v.owner, v.contractor, v.contractor_code, v.tender, v.contract_fen,
       v.start_date, v.end_date, v.progress
  FROM disclose_publication p
  JOIN ledger_project v ON v.id = p.version_id
 WHERE p.leaf >= $1 AND p.leaf < $2 AND p.table_name || '' = 'project' AND p.latest = 1
 ORDER BY p.leaf
 LIMIT $3
