-- A window of one year, and only for a benefit that somebody was paid in it: else the department has not reported yet.
WITH window_start AS (
  SELECT CAST(date_trunc('year', :as_of) AS DATE) AS day
), paid AS (
  SELECT DISTINCT p.person, w.name AS benefit
  FROM payment p
  JOIN window_start s ON p.period_to >= s.day
  JOIN parameter w ON w.name IN ('old_age_programs', 'care_programs') AND position(w.text IN p.program_name) > 0
), entitled AS (
  SELECT h.person, 'old_age_programs' AS benefit, '高龄津贴' AS title, h.person_name
  FROM households h
  JOIN window_start s ON TRUE
  WHERE extract(year FROM h.person_birth) + :old_age < extract(year FROM s.day)
  UNION
  SELECT d.person, 'care_programs', '重度残疾人护理补贴', d.person_name
  FROM disabled d
  WHERE d.grade IN (SELECT w.text FROM parameter w WHERE w.name = 'severe')
    AND (d.valid_to IS NULL OR d.valid_to >= :as_of)
    AND NOT EXISTS (
      SELECT 1 FROM parameter w WHERE w.name = 'void' AND position(w.text IN coalesce(d.state, '')) > 0)
)
SELECT CAST(e.person AS TEXT) || '/' || e.title AS hit,
       CAST(NULL AS TEXT) AS record,
       e.person,
       CAST(NULL AS BIGINT) AS amount_fen,
       e.title AS benefit,
       min(e.person_name) AS name
FROM entitled e
WHERE EXISTS (SELECT 1 FROM paid o WHERE o.benefit = e.benefit)
  AND NOT EXISTS (SELECT 1 FROM paid o WHERE o.benefit = e.benefit AND o.person = e.person)
  AND NOT EXISTS (SELECT 1 FROM deceased d WHERE d.person = e.person)
  -- Registered as not wanting it, or as having it otherwise.
  AND NOT EXISTS (
    SELECT 1 FROM exemptions x
    JOIN program g ON g.code = x.program
    JOIN parameter w ON w.name = e.benefit AND position(w.text IN g.name) > 0
    WHERE x.person = e.person
      AND (x.valid_from IS NULL OR x.valid_from <= :as_of)
      AND (x.valid_to IS NULL OR x.valid_to >= :as_of))
  -- Care in a home is paid to the home.
  AND NOT (e.benefit = 'care_programs' AND EXISTS (
    SELECT 1 FROM payment p
    JOIN window_start s ON p.period_to >= s.day
    JOIN parameter w ON w.name = 'in_home' AND position(w.text IN coalesce(p.account_name, '') || ' ' || coalesce(p.remark, '')) > 0
    WHERE p.person = e.person AND p.arrived))
GROUP BY e.person, e.title
