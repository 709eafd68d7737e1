WITH received AS (
    SELECT doc_no, min(program) AS program, min(year) AS year, min(level) AS level,
           min(doc_date) AS doc_date, CAST(sum(amount_fen) AS BIGINT) AS fen
    FROM source
    WHERE doc_date IS NOT NULL
    GROUP BY doc_no
),
-- A December document for next year's budget cannot be handed down before that year begins.
due AS (
    SELECT r.*,
           CASE WHEN extract(year FROM r.doc_date) < r.year
                THEN CAST(CAST(r.year AS TEXT) || '-01-01' AS DATE)
                ELSE r.doc_date END AS arrived_on,
           CASE WHEN EXISTS (SELECT 1 FROM parameter w
                             WHERE w.name = 'own_levels' AND position(w.text IN r.level) > 0)
                THEN :own_days ELSE :days END AS days_allowed
    FROM received r
),
handed_down AS (
    SELECT source, min(alloc_date) AS first_day, CAST(sum(amount_fen) AS BIGINT) AS fen
    FROM allocation
    GROUP BY source
)
SELECT d.doc_no AS hit,
       d.doc_no AS record,
       CAST(NULL AS UUID) AS person,
       d.fen AS amount_fen,
       d.arrived_on AS arrived_on,
       h.first_day AS first_day,
       CAST(coalesce(h.first_day, :as_of) - d.arrived_on AS BIGINT) AS days_taken,
       CAST(d.days_allowed AS BIGINT) AS days_allowed,
       coalesce(h.fen, 0) AS allocated_fen
FROM due d
LEFT JOIN handed_down h ON h.source = d.doc_no
WHERE d.fen > 0
  AND coalesce(h.first_day, :as_of) - d.arrived_on > d.days_allowed
  AND NOT EXISTS (
      SELECT 1
      FROM program g
      JOIN parameter w
        ON w.name = 'settled_words'
       AND position(w.text IN coalesce(g.name, '') || ' ' || coalesce(g.standard_unit, '') || ' ' || coalesce(g.pay_cycle, '')) > 0
      WHERE g.code = d.program)
