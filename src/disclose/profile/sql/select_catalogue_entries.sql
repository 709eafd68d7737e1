SELECT v.code, v.name, v.department, o.name, c.signed_at
  FROM ledger_program v
  JOIN ledger_batch b ON b.id = v.batch_id
  LEFT JOIN disclose_catalogue c ON c.year = $1 AND c.program = v.code
  LEFT JOIN guard_officer o ON o.id = c.signed_by
 WHERE v.year = $1 AND v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 ORDER BY v.code
