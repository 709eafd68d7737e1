-- A document may fund several programs and be raised or cut later: the money under its number is one sum.
WITH granted AS (
    SELECT doc_no, CAST(sum(amount_fen) AS BIGINT) AS fen
    FROM source
    GROUP BY doc_no
),
handed_down AS (
    SELECT source, CAST(sum(amount_fen) AS BIGINT) AS fen, count(*) AS allocations, max(alloc_date) AS last_day
    FROM allocation
    GROUP BY source
)
SELECT g.doc_no AS hit,
       g.doc_no AS record,
       CAST(NULL AS UUID) AS person,
       h.fen - g.fen AS amount_fen,
       g.fen AS granted_fen,
       h.fen AS allocated_fen,
       h.allocations AS allocations,
       h.last_day AS last_day
FROM granted g
JOIN handed_down h ON h.source = g.doc_no
WHERE h.fen > g.fen + :tolerance
