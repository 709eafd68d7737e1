WITH family AS (
  SELECT h.household, h.person_name_key AS name_key, h.person_name_sound AS name_sound FROM households h
  UNION
  SELECT p.household, p.name_key, p.name_sound FROM payment p WHERE p.household IS NOT NULL
)
SELECT CAST(p.person AS TEXT) || '/' || CAST(coalesce(p.account, p.person) AS TEXT) AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.period,
       p.name,
       p.account_name
FROM payment p
LEFT JOIN households own ON own.person = p.person
WHERE p.arrived AND NOT p.exempt AND p.amount_fen > 0
  AND p.account_name_key <> p.name_key
  AND p.account_name_sound IS DISTINCT FROM p.name_sound
  -- A rare character that the bank could not print.
  AND position('?' IN p.account_name_key) = 0
  AND NOT EXISTS (
    SELECT 1 FROM family f
    WHERE f.household = p.household
      AND (f.name_key = p.account_name_key OR f.name_sound = p.account_name_sound))
  AND NOT EXISTS (
    SELECT 1 FROM family f
    WHERE f.household = own.household
      AND (f.name_key = p.account_name_key OR f.name_sound = p.account_name_sound))
  AND NOT EXISTS (
    SELECT 1 FROM parameter w
    WHERE w.name = 'institution' AND position(w.text IN p.account_name || ' ' || coalesce(p.remark, '')) > 0)
  AND NOT EXISTS (
    SELECT 1 FROM parameter w
    WHERE w.name = 'proxy' AND position(w.text IN p.program_name || ' ' || coalesce(p.remark, '')) > 0)
  -- A minor has a guardian, who need not be of the household.
  AND (p.birth IS NULL OR (extract(year FROM p.period_from) - extract(year FROM p.birth)) * 12
         + extract(month FROM p.period_from) - extract(month FROM p.birth) >= 216)
