SELECT CAST(p.person AS TEXT) || '/' || p.program AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.period,
       string_agg(DISTINCT s.unit, '、' ORDER BY s.unit) AS unit,
       string_agg(DISTINCT s.post, '、' ORDER BY s.post) AS post,
       min(s.since) AS since
FROM payment p
JOIN public_servants s ON s.person = p.person
  AND (s.person_name_key = p.name_key OR s.person_name_sound = p.name_sound)
  AND (s.since IS NULL OR s.since <= p.period_from)
  AND (s.until IS NULL OR s.until >= p.period_from)
WHERE p.relief AND p.arrived AND NOT p.exempt AND p.amount_fen > 0
  AND NOT EXISTS (
    SELECT 1 FROM parameter w
    WHERE w.name = 'not_payroll'
      AND position(w.text IN coalesce(s.post, '') || ' ' || coalesce(s.kind, '') || ' ' || coalesce(s.unit, '') || ' ' || coalesce(s.remark, '')) > 0)
  -- Who eases out of subsistence aid keeps what hangs on it; an exception for another program excuses only itself.
  AND NOT EXISTS (
    SELECT 1 FROM exemptions e
    JOIN parameter w ON w.name = 'easing_out' AND position(w.text IN e.reason) > 0
    JOIN program g ON g.code = e.program
    JOIN parameter l ON l.name = 'livelihood' AND position(l.text IN g.name) > 0
    WHERE e.person = p.person
      AND (e.valid_from IS NULL OR e.valid_from <= p.period_to)
      AND (e.valid_to IS NULL OR e.valid_to >= p.period_from))
GROUP BY p.serial, p.person, p.program, p.amount_fen, p.period
