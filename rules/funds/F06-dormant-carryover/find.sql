WITH granted AS (
    SELECT doc_no, min(program) AS program, max(year) AS year, CAST(sum(amount_fen) AS BIGINT) AS fen
    FROM source
    GROUP BY doc_no
),
document AS (
    SELECT DISTINCT doc_no, source FROM allocation
),
spent AS (
    SELECT d.source, CAST(sum(p.amount_fen) AS BIGINT) AS fen, max(p.pay_date) AS last_day
    FROM document d
    JOIN appropriation p ON p.allocation = d.doc_no
    GROUP BY d.source
)
SELECT g.doc_no AS hit,
       g.doc_no AS record,
       CAST(NULL AS UUID) AS person,
       g.fen - coalesce(s.fen, 0) AS amount_fen,
       g.year AS year,
       g.fen AS granted_fen,
       coalesce(s.fen, 0) AS spent_fen,
       s.last_day AS last_day
FROM granted g
LEFT JOIN spent s ON s.source = g.doc_no
WHERE g.year + :years <= extract(year FROM :as_of)
  AND g.fen - coalesce(s.fen, 0) >= :smallest
  AND NOT EXISTS (
      SELECT 1
      FROM program p
      WHERE p.code = g.program
        AND p.year = g.year
        AND (p.valid_to >= :as_of
             OR EXISTS (SELECT 1 FROM parameter w
                        WHERE w.name = 'lasting_words'
                          AND position(w.text IN coalesce(p.name, '') || ' ' || coalesce(p.pay_cycle, '')) > 0)))
