-- An account belongs to a cadre when his own benefit goes there, or when it bears his name in his own village.
WITH official AS (
  SELECT c.person, c.person_name_key AS name_key, c.post, c.region, c.since, c.until
  FROM village_cadres c
  WHERE NOT EXISTS (
    SELECT 1 FROM parameter w WHERE w.name = 'former' AND position(w.text IN coalesce(c.post, '')) > 0)
  UNION
  SELECT s.person, s.person_name_key, s.post, CAST(NULL AS BIGINT), s.since, s.until
  FROM public_servants s
), holder AS (
  SELECT DISTINCT o.person, o.post, o.since, o.until, p.account, '本人补助也进这个账户' AS how
  FROM official o
  JOIN payment p ON p.person = o.person AND p.name_key = o.name_key AND p.account_name_key = p.name_key
  WHERE p.account IS NOT NULL
  UNION
  SELECT DISTINCT o.person, o.post, o.since, o.until, p.account, '户名与本村干部同名'
  FROM official o
  JOIN payment p ON p.account_name_key = o.name_key AND p.region = o.region
  WHERE p.account IS NOT NULL
)
SELECT CAST(h.person AS TEXT) || '/' || CAST(p.account AS TEXT) AS hit,
       p.serial AS record,
       h.person,
       p.amount_fen,
       p.period,
       p.name,
       p.account_name,
       string_agg(DISTINCT h.post, '、' ORDER BY h.post) AS post,
       string_agg(DISTINCT h.how, '、' ORDER BY h.how) AS how
FROM payment p
JOIN holder h ON h.account = p.account
  AND (h.since IS NULL OR h.since <= p.period_to)
  AND (h.until IS NULL OR h.until >= p.period_from)
WHERE p.arrived AND NOT p.exempt AND p.amount_fen > 0
  AND p.person <> h.person
  AND p.account_name_key <> p.name_key
  AND p.account_name_sound IS DISTINCT FROM p.name_sound
  AND NOT EXISTS (
    SELECT 1 FROM households a JOIN households b ON b.household = a.household
    WHERE a.person = p.person AND b.person = h.person)
  AND NOT EXISTS (
    SELECT 1 FROM payment q WHERE q.person = h.person AND q.household = p.household)
  -- A namesake in the family: the account is that of a relative, not of the cadre.
  AND NOT EXISTS (
    SELECT 1 FROM households a JOIN households b ON b.household = a.household
    WHERE a.person = p.person AND b.person_name_key = p.account_name_key)
  AND NOT EXISTS (
    SELECT 1 FROM payment q WHERE q.household = p.household AND q.name_key = p.account_name_key)
  AND NOT EXISTS (
    SELECT 1 FROM parameter w
    WHERE w.name = 'proxy' AND position(w.text IN p.program_name || ' ' || coalesce(p.remark, '')) > 0)
GROUP BY h.person, p.account, p.serial, p.amount_fen, p.period, p.name, p.account_name
