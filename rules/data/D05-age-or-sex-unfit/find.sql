-- Whole years on the first day of the period: the difference of two dates written as yyyymmdd, counted in ten thousands.
WITH aged AS (
  SELECT p.serial, p.person, p.program, p.program_name, p.amount_fen, p.period, p.period_from, p.birth, p.male,
         (extract(year FROM p.period_from) - extract(year FROM p.birth)) * 10000
           + (extract(month FROM p.period_from) - extract(month FROM p.birth)) * 100
           + extract(day FROM p.period_from) - extract(day FROM p.birth) AS age
  FROM payment p
  WHERE p.arrived AND NOT p.exempt AND p.amount_fen > 0
    AND NOT EXISTS (
      SELECT 1 FROM parameter w WHERE w.name = 'special' AND position(w.text IN coalesce(p.remark, '')) > 0)
), unfit AS (
  SELECT a.serial,
         CASE WHEN split_part(w.text, '|', 3) = '999' THEN '须满' || split_part(w.text, '|', 2) || '周岁'
              ELSE '须不满' || split_part(w.text, '|', 3) || '周岁' END AS expected
  FROM aged a
  JOIN parameter w ON w.name = 'ages' AND position(split_part(w.text, '|', 1) IN a.program_name) > 0
    AND a.period_from BETWEEN w.valid_from AND w.valid_to
  WHERE a.age < CAST(split_part(w.text, '|', 2) AS BIGINT) * 10000
     OR a.age >= CAST(split_part(w.text, '|', 3) AS BIGINT) * 10000
        AND NOT EXISTS (SELECT 1 FROM students s WHERE s.person = a.person)
  UNION
  SELECT a.serial, '只给妇女'
  FROM aged a
  JOIN parameter w ON w.name = 'women_only' AND position(w.text IN a.program_name) > 0
  WHERE a.male
)
SELECT CAST(a.person AS TEXT) || '/' || a.program AS hit,
       a.serial AS record,
       a.person,
       a.amount_fen,
       a.period,
       a.birth,
       string_agg(DISTINCT u.expected, '、' ORDER BY u.expected) AS expected
FROM aged a
JOIN unfit u ON u.serial = a.serial
GROUP BY a.serial, a.person, a.program, a.amount_fen, a.period, a.birth
