-- Different persons under each appropriation and allocation; a row that is kept back counts too: it is a person all the same.
SELECT 'appropriation', v.appropriation, COUNT(DISTINCT v.person_key)
  FROM disclose_publication p
  JOIN ledger_payment v ON v.id = p.version_id
 WHERE p.program = $1 AND p.year = $2 AND p.table_name = 'payment' AND p.latest = 1 AND p.event <> 'withdraw'
 GROUP BY v.appropriation
 UNION ALL
SELECT 'allocation', a.allocation, COUNT(DISTINCT v.person_key)
  FROM disclose_publication p
  JOIN ledger_payment v ON v.id = p.version_id
  JOIN ledger_appropriation a ON a.key = v.appropriation AND a.superseded = 0 AND a.change <> 'withdraw'
 WHERE p.program = $1 AND p.year = $2 AND p.table_name = 'payment' AND p.latest = 1 AND p.event <> 'withdraw'
 GROUP BY a.allocation
