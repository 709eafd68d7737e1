SELECT s.hold_id, s.number, s.kind, s.taken_at, s.taken_by, o.name, s.until_day, s.due_day, s.sealed
  FROM compare_hold_step s
  JOIN guard_officer o ON o.id = s.taken_by
 WHERE CAST($1 AS {integer}) IS NULL OR s.hold_id = $1
 ORDER BY s.hold_id, s.number
