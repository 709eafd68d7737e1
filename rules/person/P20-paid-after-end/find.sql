WITH ended AS (
  SELECT e.person, e.program, CAST(NULL AS TEXT) AS word, max(e.valid_to) AS day, '渐退期已满' AS reason
  FROM exemptions e
  WHERE EXISTS (SELECT 1 FROM parameter w WHERE w.name = 'easing_out' AND position(w.text IN e.reason) > 0)
    AND NOT EXISTS (SELECT 1 FROM exemptions o WHERE o.person = e.person AND o.program = e.program AND o.valid_to IS NULL)
  GROUP BY e.person, e.program
  UNION ALL
  -- The newest certificate counts; one without an end is valid.
  SELECT d.person, CAST(NULL AS TEXT), w.text, max(d.valid_to), '残疾证已到期'
  FROM disabled d
  JOIN parameter w ON w.name = 'disability'
  WHERE NOT EXISTS (SELECT 1 FROM disabled o WHERE o.person = d.person AND o.valid_to IS NULL)
  GROUP BY d.person, w.text
)
SELECT CAST(p.person AS TEXT) || '/' || p.program AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.period,
       min(e.day) AS ended,
       string_agg(DISTINCT e.reason, '、' ORDER BY e.reason) AS reason
FROM payment p
JOIN ended e ON e.person = p.person AND (e.program = p.program OR position(e.word IN p.program_name) > 0)
WHERE p.arrived AND NOT p.exempt AND p.amount_fen > 0
  AND extract(year FROM p.period_from) * 12 + extract(month FROM p.period_from)
      > extract(year FROM e.day) * 12 + extract(month FROM e.day) + :grace_months
GROUP BY p.serial, p.person, p.program, p.amount_fen, p.period
