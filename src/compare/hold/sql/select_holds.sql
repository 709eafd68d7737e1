SELECT h.id, h.subject, h.sealed, h.asked_at, h.asked_by, o.name
  FROM compare_hold h
  JOIN guard_officer o ON o.id = h.asked_by
 WHERE CAST($1 AS {integer}) IS NULL OR h.id = $1
 ORDER BY h.id DESC
