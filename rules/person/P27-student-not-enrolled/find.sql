SELECT CAST(p.person AS TEXT) || '/' || p.program AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.period,
       (SELECT string_agg(DISTINCT s.state, '、' ORDER BY s.state) FROM students s WHERE s.person = p.person) AS state
FROM payment p
WHERE p.arrived AND NOT p.exempt AND p.amount_fen > 0
  AND EXISTS (
    SELECT 1 FROM parameter w WHERE w.name = 'school_programs' AND position(w.text IN p.program_name) > 0)
  AND NOT EXISTS (
    SELECT 1 FROM students s
    WHERE s.person = p.person
      AND (s.enrolled IS NULL OR s.enrolled <= p.period_to)
      AND (s.left_on >= p.period_from
        OR s.left_on IS NULL AND NOT EXISTS (
             SELECT 1 FROM parameter w WHERE w.name = 'left' AND position(w.text IN coalesce(s.state, '')) > 0)))
  -- The number mistyped at one end.
  AND NOT EXISTS (SELECT 1 FROM near_number n WHERE n.dataset = 'students' AND n.person = p.person)
  AND NOT EXISTS (
    SELECT 1 FROM parameter w WHERE w.name = 'explained' AND position(w.text IN coalesce(p.remark, '')) > 0)
