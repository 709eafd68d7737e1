-- The household register says who lives together; who is on the payroll himself is the question of P03.
WITH servant AS (
  SELECT h.household, h.person, h.relation, s.unit, s.post, s.since, s.until
  FROM public_servants s
  JOIN households h ON h.person = s.person
    AND (h.person_name_key = s.person_name_key OR h.person_name_sound = s.person_name_sound)
  WHERE NOT EXISTS (
    SELECT 1 FROM parameter w
    WHERE w.name = 'not_payroll'
      AND position(w.text IN coalesce(s.post, '') || ' ' || coalesce(s.kind, '') || ' ' || coalesce(s.unit, '') || ' ' || coalesce(s.remark, '')) > 0)
)
SELECT CAST(p.person AS TEXT) || '/' || p.program AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.period,
       string_agg(DISTINCT s.unit, '、' ORDER BY s.unit) AS unit,
       string_agg(DISTINCT s.post, '、' ORDER BY s.post) AS post,
       string_agg(DISTINCT s.relation, '、' ORDER BY s.relation) AS relation
FROM payment p
JOIN households own ON own.person = p.person
  AND (own.person_name_key = p.name_key OR own.person_name_sound = p.name_sound)
JOIN servant s ON s.household = own.household AND s.person <> p.person
  AND (s.since IS NULL OR s.since <= p.period_from)
  AND (s.until IS NULL OR s.until >= p.period_from)
WHERE p.relief AND p.arrived AND NOT p.exempt AND p.amount_fen > 0
  AND NOT EXISTS (SELECT 1 FROM public_servants o WHERE o.person = p.person)
  AND NOT EXISTS (
    SELECT 1 FROM kin_filings k
    WHERE k.person = p.person
      AND (k.valid_to IS NULL OR k.valid_to >= p.period_from))
GROUP BY p.serial, p.person, p.program, p.amount_fen, p.period
