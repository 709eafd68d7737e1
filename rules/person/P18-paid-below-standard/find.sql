-- The parts of one period are added up, returned ones too: a payment that came back is not skimming.
WITH received AS (
  SELECT p.person, p.program, p.program_name, p.period_from, p.period_to, CAST(sum(p.amount_fen) AS BIGINT) AS total,
         max(p.quantity) AS quantity,
         min(coalesce(nullif(p.standard_fen, 0), (
           SELECT min(g.standard_fen) FROM program g
           WHERE g.code = p.program AND g.year = extract(year FROM p.period_from)))) AS standard
  FROM payment p
  WHERE p.quantity > 0 AND p.amount_fen > 0
  GROUP BY p.person, p.program, p.program_name, p.period_from, p.period_to
), reach AS (
  SELECT person, program, min(period_from) AS first_day, max(period_from) AS last_day
  FROM payment
  GROUP BY person, program
), whole AS (
  SELECT program, min(period_from) AS first_day, max(period_from) AS last_day
  FROM payment
  GROUP BY program
)
SELECT CAST(p.person AS TEXT) || '/' || p.program AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.period,
       r.standard,
       r.total AS received
FROM payment p
JOIN received r ON r.person = p.person AND r.program = p.program AND r.program_name = p.program_name
  AND r.period_from = p.period_from AND r.period_to = p.period_to
JOIN reach e ON e.person = p.person AND e.program = p.program
JOIN whole w ON w.program = p.program
WHERE r.standard > 0
  AND (r.total + :tolerance_fen) * 10000 < r.quantity * r.standard
  -- The period in which one joined or left is often a part of it.
  AND (p.period_from > e.first_day OR e.first_day = w.first_day)
  AND (p.period_from < e.last_day OR e.last_day = w.last_day)
  AND NOT EXISTS (
    SELECT 1 FROM parameter t WHERE t.name = 'topped_up' AND position(t.text IN p.program_name) > 0)
  AND NOT EXISTS (
    SELECT 1 FROM payment o
    JOIN parameter t ON t.name = 'explained' AND position(t.text IN o.remark) > 0
    WHERE o.person = p.person AND o.program = p.program AND o.period_from = p.period_from)
