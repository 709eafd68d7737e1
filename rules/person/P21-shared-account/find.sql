WITH candidate AS (
  -- Few accounts serve several people: only those are looked at closely.
  SELECT c.account
  FROM payment c
  WHERE c.arrived AND c.amount_fen > 0
  GROUP BY c.account
  HAVING count(DISTINCT c.person) >= :people_from
), paid AS (
  SELECT p.serial, p.person, p.program, p.period, p.amount_fen, p.account, p.account_name,
         coalesce(p.household, h.household, CAST(p.person AS TEXT)) AS home,
         p.birth IS NOT NULL AND (extract(year FROM p.period_from) - extract(year FROM p.birth)) * 12
           + extract(month FROM p.period_from) - extract(month FROM p.birth) < 216 AS minor
  FROM payment p
  JOIN candidate c ON c.account = p.account
  LEFT JOIN households h ON h.person = p.person
  WHERE p.arrived AND p.amount_fen > 0 AND p.account IS NOT NULL
    AND coalesce(p.pay_date, p.period_from) >= :as_of - :window_days
    AND NOT EXISTS (
      SELECT 1 FROM parameter w
      WHERE w.name = 'institution' AND position(w.text IN coalesce(p.account_name, '') || ' ' || coalesce(p.remark, '')) > 0)
    AND NOT EXISTS (
      SELECT 1 FROM parameter w
      WHERE w.name = 'guardian' AND position(w.text IN p.program_name || ' ' || coalesce(p.remark, '')) > 0)
), shared AS (
  -- A guardian and the children of one family: the grown-ups are of one household only.
  SELECT account, count(DISTINCT person) AS people, count(DISTINCT home) AS homes
  FROM paid
  GROUP BY account
  HAVING count(DISTINCT person) >= :people_from
    AND count(DISTINCT home) >= :homes_from
    AND count(DISTINCT home) FILTER (WHERE NOT minor) >= :homes_from
)
SELECT CAST(p.account AS TEXT) AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.period,
       p.account_name,
       s.people,
       s.homes
FROM paid p
JOIN shared s ON s.account = p.account
