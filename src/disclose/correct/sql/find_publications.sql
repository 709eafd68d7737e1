SELECT p.record_id, p.table_name,
       CASE p.table_name
            WHEN 'program' THEN (SELECT v.key FROM ledger_program v WHERE v.id = p.version_id)
            WHEN 'source' THEN (SELECT v.key FROM ledger_source v WHERE v.id = p.version_id)
            WHEN 'allocation' THEN (SELECT v.key FROM ledger_allocation v WHERE v.id = p.version_id)
            WHEN 'appropriation' THEN (SELECT v.key FROM ledger_appropriation v WHERE v.id = p.version_id)
            WHEN 'payment' THEN (SELECT v.key FROM ledger_payment v WHERE v.id = p.version_id)
            WHEN 'project' THEN (SELECT v.key FROM ledger_project v WHERE v.id = p.version_id)
            WHEN 'expenditure' THEN (SELECT v.key FROM ledger_expenditure v WHERE v.id = p.version_id)
            ELSE (SELECT v.key FROM ledger_bank_result v WHERE v.id = p.version_id)
       END,
       p.mode, p.event, p.at, o.name, p.leaf
  FROM disclose_publication p
  LEFT JOIN guard_officer o ON o.id = p.officer_id
 WHERE p.leaf < $1 AND p.latest = 1 AND p.record_id IN (SELECT value FROM {list_of} $3 {end_list})
 ORDER BY p.leaf DESC
 LIMIT $2
