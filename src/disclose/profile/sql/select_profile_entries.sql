SELECT p.program, p.year, p.version, p.profile, p.retention_days, s.name, c.name, p.reason, p.signed_at
  FROM disclose_profile p
  JOIN guard_officer s ON s.id = p.signed_by
  LEFT JOIN guard_officer c ON c.id = p.cosigned_by
 WHERE $1 IS NULL OR p.year = $1
 ORDER BY p.program, p.year, p.version
