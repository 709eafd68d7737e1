WITH candidate AS (
  -- Few are paid twice: only those are looked at closely.
  SELECT c.person, c.program, c.period_from, c.period_to
  FROM payment c
  WHERE c.arrived AND NOT c.exempt AND c.amount_fen > 0
  GROUP BY c.person, c.program, c.period_from, c.period_to
  HAVING count(DISTINCT c.town) >= 2
), paid AS (
  SELECT p.serial, p.person, p.program, p.period, p.period_from, p.period_to, p.name_key, p.name_sound, p.region, p.town,
         p.pay_date, p.amount_fen, p.quantity * p.standard_fen AS due
  FROM payment p
  JOIN candidate c ON c.person = p.person AND c.program = p.program AND c.period_from = p.period_from AND c.period_to = p.period_to
  WHERE p.arrived AND NOT p.exempt AND p.amount_fen > 0
    AND NOT EXISTS (
      SELECT 1 FROM parameter w
      WHERE w.name = 'by_land'
        AND position(w.text IN coalesce(p.program_name, '') || ' ' || coalesce(p.category, '') || ' ' || coalesce(p.standard_unit, '') || ' ' || coalesce(p.unit, '')) > 0)
    AND NOT EXISTS (
      SELECT 1 FROM parameter w WHERE w.name = 'explained' AND position(w.text IN coalesce(p.remark, '')) > 0)
), doubled AS (
  SELECT a.person, a.program, a.period_from, a.period_to
  FROM paid a
  GROUP BY a.person, a.program, a.period_from, a.period_to
  -- Two part payments of one standard are somebody who moved in the middle.
  HAVING count(DISTINCT a.town) >= 2
    AND (max(a.due) IS NULL OR max(a.due) = 0 OR sum(a.amount_fen) * 10000 > max(a.due))
)
SELECT CAST(p.person AS TEXT) || '/' || p.program AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.period,
       p.region,
       p.pay_date
FROM paid p
JOIN doubled d ON d.person = p.person AND d.program = p.program AND d.period_from = p.period_from AND d.period_to = p.period_to
WHERE EXISTS (
  SELECT 1 FROM paid o
  WHERE o.person = p.person AND o.program = p.program AND o.period_from = p.period_from AND o.period_to = p.period_to
    AND o.town <> p.town
    AND (o.name_key = p.name_key OR o.name_sound = p.name_sound))
