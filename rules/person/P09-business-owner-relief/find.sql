SELECT CAST(p.person AS TEXT) || '/' || p.program AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.period,
       string_agg(DISTINCT c.name, '、' ORDER BY c.name) AS firms,
       string_agg(DISTINCT c.code, '、' ORDER BY c.code) AS codes,
       max(c.capital_fen) AS capital
FROM payment p
JOIN companies c ON c.person = p.person
  AND (c.legal_person IS NULL OR c.legal_person_key = p.name_key OR c.legal_person_sound = p.name_sound)
  AND (c.founded IS NULL OR c.founded <= p.period_to)
  AND (c.capital_fen IS NULL OR c.capital_fen >= :capital_limit)
WHERE p.relief AND p.arrived AND NOT p.exempt AND p.amount_fen > 0
  AND c.state IN (SELECT w.text FROM parameter w WHERE w.name = 'active')
  AND NOT EXISTS (
    SELECT 1 FROM parameter w
    WHERE w.name = 'nominal'
      AND position(w.text IN coalesce(c.name, '') || ' ' || coalesce(c.kind, '') || ' ' || coalesce(c.role, '') || ' ' || coalesce(c.remark, '')) > 0)
  AND NOT EXISTS (
    SELECT 1 FROM exemptions e
    JOIN parameter w ON w.name = 'easing_out' AND position(w.text IN e.reason) > 0
    JOIN program g ON g.code = e.program
    JOIN parameter l ON l.name = 'livelihood' AND position(l.text IN g.name) > 0
    WHERE e.person = p.person
      AND (e.valid_from IS NULL OR e.valid_from <= p.period_to)
      AND (e.valid_to IS NULL OR e.valid_to >= p.period_from))
GROUP BY p.serial, p.person, p.program, p.amount_fen, p.period
