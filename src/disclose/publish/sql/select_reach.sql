-- Different persons in each place; $3 is the size of a place's code range: 1, 1000 (town), 1000000 (county).
SELECT COALESCE(g.successor, v.region) / $3 * $3, COUNT(DISTINCT v.person_key)
  FROM disclose_publication p
  JOIN ledger_payment v ON v.id = p.version_id
  LEFT JOIN ledger_region g ON g.code = v.region
 WHERE p.program = $1 AND p.year = $2 AND p.table_name = 'payment' AND p.latest = 1
   AND p.event <> 'withdraw' AND p.mode <> 'none'
 GROUP BY COALESCE(g.successor, v.region) / $3 * $3
