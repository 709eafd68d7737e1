WITH built AS (
    SELECT p.number, p.name, p.region, p.start_date, p.contractor,
           coalesce(p.contract_fen, p.planned_fen) AS fen, c.code,
           c.legal_person, c.legal_person_key, c.legal_person_sound, c.person
    FROM project p
    JOIN companies c
      ON c.code = p.contractor_code
      OR (nullif(p.contractor_code, '') IS NULL AND c.name = p.contractor)
    WHERE c.person IS NOT NULL
)
SELECT CAST(b.region AS TEXT) || '|' || b.code AS hit,
       b.number AS record,
       b.person AS person,
       b.fen AS amount_fen,
       b.name AS project_name,
       b.contractor AS contractor,
       b.fen AS contract_fen,
       b.legal_person AS legal_person,
       string_agg(DISTINCT coalesce(v.post, '村干部'), '、' ORDER BY coalesce(v.post, '村干部')) AS posts,
       b.start_date AS start_date
FROM built b
JOIN village_cadres v
  ON v.person = b.person
 AND v.region = b.region
-- Another name under the same number: one of the two registers has the number of somebody else.
WHERE (b.legal_person_key IS NULL
       OR v.person_name_key IS NULL
       OR b.legal_person_key = v.person_name_key
       OR b.legal_person_sound = v.person_name_sound)
  AND (v.since IS NULL OR v.since <= coalesce(b.start_date, :as_of))
  AND (v.until IS NULL OR v.until + :former_days >= coalesce(b.start_date, :as_of))
GROUP BY b.region, b.code, b.number, b.person, b.fen, b.name, b.contractor, b.legal_person, b.start_date
