WITH paid AS (
  SELECT p.serial, p.person, p.program, p.period, p.period_from, p.period_to, p.household, p.amount_fen
  FROM payment p
  LEFT JOIN households h ON h.person = p.person
  WHERE p.arrived AND NOT p.exempt AND p.amount_fen > 0 AND p.household IS NOT NULL
    -- The register knows of another household: the split has not reached the list.
    AND (h.household IS NULL OR h.household = p.household)
    AND EXISTS (
      SELECT 1 FROM parameter w
      WHERE w.name = 'by_household' AND position(w.text IN coalesce(p.standard_unit, '') || ' ' || coalesce(p.program_name, '')) > 0)
    AND NOT EXISTS (
      SELECT 1 FROM parameter w WHERE w.name = 'explained' AND position(w.text IN coalesce(p.remark, '')) > 0)
), several AS (
  SELECT household, program, period_from, period_to, count(DISTINCT person) AS members
  FROM paid
  GROUP BY household, program, period_from, period_to
  HAVING count(DISTINCT person) >= 2
)
SELECT p.household || '/' || p.program AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.period,
       p.household,
       s.members
FROM paid p
JOIN several s ON s.household = p.household AND s.program = p.program
  AND s.period_from = p.period_from AND s.period_to = p.period_to
