SELECT s.issued_at, o.department || ' ' || o.name
  FROM disclose_slip s
  JOIN guard_officer o ON o.id = s.issued_by
 WHERE s.person_key = $1
 ORDER BY s.issued_at DESC, s.id DESC
 LIMIT $2
