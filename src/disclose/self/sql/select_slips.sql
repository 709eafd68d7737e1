-- The newest first, behind id $1.
SELECT s.id, s.region, r.spoken, o.name, o.department, s.issued_at, s.expires_at, s.used_at, s.revoked_at
  FROM disclose_slip s
  JOIN guard_officer o ON o.id = s.issued_by
  LEFT JOIN ledger_region r ON r.code = s.region
 WHERE s.id < $1
 ORDER BY s.id DESC
 LIMIT $2
