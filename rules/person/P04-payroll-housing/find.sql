SELECT CAST(p.person AS TEXT) || '/' || p.program AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.pay_date,
       string_agg(DISTINCT s.unit, '、' ORDER BY s.unit) AS unit,
       string_agg(DISTINCT s.post, '、' ORDER BY s.post) AS post,
       min(s.since) AS since
FROM payment p
JOIN public_servants s ON s.person = p.person
  AND (s.person_name_key = p.name_key OR s.person_name_sound = p.name_sound)
  AND (s.since IS NULL OR s.since <= coalesce(p.pay_date, p.period_from))
  AND (s.until IS NULL OR s.until >= p.period_from)
WHERE p.arrived AND NOT p.exempt AND p.amount_fen > 0
  AND EXISTS (SELECT 1 FROM parameter w WHERE w.name = 'housing' AND position(w.text IN p.program_name) > 0)
  AND NOT EXISTS (
    SELECT 1 FROM parameter w
    WHERE w.name = 'not_payroll'
      AND position(w.text IN coalesce(s.post, '') || ' ' || coalesce(s.kind, '') || ' ' || coalesce(s.unit, '') || ' ' || coalesce(s.remark, '')) > 0)
GROUP BY p.serial, p.person, p.program, p.amount_fen, p.pay_date
