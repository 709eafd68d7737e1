WITH small AS (
    SELECT p.number, p.name, p.program, p.region, p.contractor, p.start_date,
           coalesce(nullif(p.contractor_code, ''), p.contractor) AS builder,
           coalesce(p.contract_fen, p.planned_fen) AS fen
    FROM project p
    WHERE p.start_date IS NOT NULL
      AND coalesce(p.contract_fen, p.planned_fen) > 0
      AND coalesce(p.contract_fen, p.planned_fen) < :limit
      AND NOT EXISTS (SELECT 1 FROM parameter w
                      WHERE w.name = 'open_words' AND position(w.text IN p.tender) > 0)
      AND NOT EXISTS (SELECT 1 FROM parameter w
                      WHERE w.name = 'urgent_words' AND position(w.text IN coalesce(p.name, '') || ' ' || coalesce(p.tender, '')) > 0)
)
-- Money of another program was granted by itself: two small works of two programs are no split one.
SELECT CAST(a.region AS TEXT) || '|' || a.builder || '|' || coalesce(a.program, '') AS hit,
       a.number AS record,
       CAST(NULL AS UUID) AS person,
       a.fen AS amount_fen,
       a.name AS project_name,
       a.contractor AS contractor,
       a.fen AS contract_fen,
       a.start_date AS start_date,
       string_agg(DISTINCT b.number, '、' ORDER BY b.number) AS together,
       max(a.fen + b.fen) AS largest_pair_fen
FROM small a
JOIN small b
  ON b.region = a.region
 AND b.builder = a.builder
 AND b.program IS NOT DISTINCT FROM a.program
 AND b.number <> a.number
 AND abs(b.start_date - a.start_date) <= :days
 AND a.fen + b.fen >= :limit
GROUP BY a.region, a.builder, a.program, a.number, a.name, a.contractor, a.fen, a.start_date
