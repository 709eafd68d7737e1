WITH allowed AS (
    SELECT doc_no, min(source) AS source, min(program) AS program, min(to_org) AS to_org,
           max(alloc_date) AS alloc_date, CAST(sum(amount_fen) AS BIGINT) AS fen
    FROM allocation
    GROUP BY doc_no
),
paid AS (
    SELECT allocation, CAST(sum(amount_fen) AS BIGINT) AS fen
    FROM appropriation
    GROUP BY allocation
),
-- One voucher may use up several allocations of one source to one body, and a negative allocation takes one back:
-- what the body still has to get is the difference of the sums.
together AS (
    SELECT a.source, a.program, a.to_org,
           CAST(sum(a.fen) - sum(coalesce(p.fen, 0)) AS BIGINT) AS unpaid_fen
    FROM allowed a
    LEFT JOIN paid p ON p.allocation = a.doc_no
    GROUP BY a.source, a.program, a.to_org
),
waiting AS (
    SELECT a.doc_no, a.program, a.to_org, a.alloc_date, a.fen,
           EXISTS (
               SELECT 1
               FROM program g
               JOIN parameter w
                 ON w.name = 'works_words'
                AND position(w.text IN coalesce(g.pay_cycle, '') || ' ' || coalesce(g.standard_unit, '') || ' ' || coalesce(g.category, '')) > 0
               WHERE g.code = a.program) AS works
    FROM allowed a
    JOIN together t
      ON t.source IS NOT DISTINCT FROM a.source
     AND t.program IS NOT DISTINCT FROM a.program
     AND t.to_org IS NOT DISTINCT FROM a.to_org
    LEFT JOIN paid p ON p.allocation = a.doc_no
    WHERE a.fen > 0
      AND coalesce(p.fen, 0) <= 0
      AND t.unpaid_fen > 0
)
SELECT w.doc_no AS hit,
       w.doc_no AS record,
       CAST(NULL AS UUID) AS person,
       w.fen AS amount_fen,
       w.alloc_date AS alloc_date,
       CAST(:as_of - w.alloc_date AS BIGINT) AS days_waiting,
       w.to_org AS to_org
FROM waiting w
WHERE :as_of - w.alloc_date > CASE WHEN w.works THEN :works_days ELSE :days END
  AND NOT EXISTS (
      SELECT 1
      FROM parameter r
      WHERE r.name = 'retained_words'
        AND (position(r.text IN w.doc_no) > 0
             OR EXISTS (SELECT 1 FROM program g WHERE g.code = w.program AND position(r.text IN g.name) > 0)))
