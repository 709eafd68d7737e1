SELECT r.rule, r.sealed, r.state, r.saved_at, r.saved_by, o.name, d.name
  FROM compare_draft_rule r
  LEFT JOIN guard_officer o ON o.id = r.saved_by
  LEFT JOIN guard_officer d ON d.id = r.decided_by
 ORDER BY r.number
