WITH cadre AS (
  SELECT c.person, c.person_name_key, c.person_name_sound, c.post, c.since, c.until
  FROM village_cadres c
  WHERE NOT EXISTS (
    SELECT 1 FROM parameter w WHERE w.name = 'former' AND position(w.text IN coalesce(c.post, '')) > 0)
), related AS (
  SELECT c.person, c.person_name_key AS name_key, c.person_name_sound AS name_sound, c.post, c.since, c.until, '本人' AS who
  FROM cadre c
  UNION ALL
  SELECT m.person, m.person_name_key, m.person_name_sound, c.post, c.since, c.until, '同户家属'
  FROM cadre c
  JOIN households h ON h.person = c.person
    AND (h.person_name_key = c.person_name_key OR h.person_name_sound = c.person_name_sound)
  JOIN households m ON m.household = h.household AND m.person <> h.person
  -- Without the list of filings nobody can say that a relative's is missing.
  WHERE EXISTS (SELECT 1 FROM kin_filings)
)
SELECT CAST(p.person AS TEXT) || '/' || p.program AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.period,
       string_agg(DISTINCT r.post, '、' ORDER BY r.post) AS post,
       string_agg(DISTINCT r.who, '、' ORDER BY r.who) AS who
FROM payment p
JOIN related r ON r.person = p.person
  AND (r.name_key = p.name_key OR r.name_sound = p.name_sound)
  AND (r.since IS NULL OR r.since <= p.period_from)
  AND (r.until IS NULL OR r.until >= p.period_from)
WHERE p.relief AND p.arrived AND NOT p.exempt AND p.amount_fen > 0
  AND NOT EXISTS (
    SELECT 1 FROM kin_filings k
    WHERE k.person = p.person
      AND (k.valid_to IS NULL OR k.valid_to >= p.period_from))
GROUP BY p.serial, p.person, p.program, p.amount_fen, p.period
