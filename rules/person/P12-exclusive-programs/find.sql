WITH paid AS (
  SELECT p.serial, p.person, p.program, p.program_name, p.period, p.period_from, p.period_to, p.amount_fen
  FROM payment p
  WHERE p.arrived AND NOT p.exempt AND p.amount_fen > 0
    AND NOT EXISTS (
      SELECT 1 FROM parameter w WHERE w.name = 'back_pay' AND position(w.text IN coalesce(p.remark, '')) > 0)
), overlap AS (
  SELECT DISTINCT a.serial AS a_serial, b.serial AS b_serial, a.person, a.program AS a_program, b.program AS b_program,
         greatest(a.period_from, b.period_from) AS from_day, least(a.period_to, b.period_to) AS to_day
  FROM parameter g
  JOIN paid a ON position(split_part(g.text, '|', 1) IN a.program_name) > 0
  JOIN paid b ON position(split_part(g.text, '|', 2) IN b.program_name) > 0
    AND b.person = a.person AND b.program <> a.program
    AND a.period_from <= b.period_to AND b.period_from <= a.period_to
  WHERE g.name = 'exclusive'
), reach AS (
  SELECT person, program, min(period_from) AS first_day, max(period_to) AS last_day
  FROM paid
  GROUP BY person, program
), stretch AS (
  SELECT person, a_program, b_program, min(from_day) AS from_day, max(to_day) AS to_day
  FROM overlap
  GROUP BY person, a_program, b_program
), kept AS (
  -- One benefit ends where the other begins and goes on: a change, not a double.
  SELECT s.person, s.a_program, s.b_program
  FROM stretch s
  JOIN reach a ON a.person = s.person AND a.program = s.a_program
  JOIN reach b ON b.person = s.person AND b.program = s.b_program
  WHERE NOT (
    (extract(year FROM s.to_day) - extract(year FROM s.from_day)) * 12
      + extract(month FROM s.to_day) - extract(month FROM s.from_day) + 1 <= :switch_months
    AND ((a.first_day < s.from_day AND a.last_day <= s.to_day AND b.first_day >= s.from_day AND b.last_day > s.to_day)
      OR (b.first_day < s.from_day AND b.last_day <= s.to_day AND a.first_day >= s.from_day AND a.last_day > s.to_day)))
), side AS (
  SELECT o.a_serial AS serial, o.a_program AS a_program, o.b_program AS b_program, o.b_program AS other
  FROM overlap o JOIN kept k ON k.person = o.person AND k.a_program = o.a_program AND k.b_program = o.b_program
  UNION
  SELECT o.b_serial, o.a_program, o.b_program, o.a_program
  FROM overlap o JOIN kept k ON k.person = o.person AND k.a_program = o.a_program AND k.b_program = o.b_program
)
SELECT CAST(p.person AS TEXT) || '/' || least(s.a_program, s.b_program) || '/' || greatest(s.a_program, s.b_program) AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.period,
       p.program_name,
       s.other AS other_program
FROM side s
JOIN payment p ON p.serial = s.serial
