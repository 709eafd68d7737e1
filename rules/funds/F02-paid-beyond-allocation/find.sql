WITH allowed AS (
    SELECT doc_no, min(source) AS source, min(program) AS program, min(to_org) AS to_org,
           CAST(sum(amount_fen) AS BIGINT) AS fen
    FROM allocation
    GROUP BY doc_no
),
paid AS (
    SELECT allocation, CAST(sum(amount_fen) AS BIGINT) AS fen,
           string_agg(DISTINCT number, '、' ORDER BY number) AS vouchers
    FROM appropriation
    GROUP BY allocation
),
-- One voucher may use up several allocations of one source to one body though it names but one of them.
together AS (
    SELECT a.source, a.program, a.to_org,
           CAST(sum(a.fen) AS BIGINT) AS allowed_fen, CAST(sum(coalesce(p.fen, 0)) AS BIGINT) AS paid_fen
    FROM allowed a
    LEFT JOIN paid p ON p.allocation = a.doc_no
    GROUP BY a.source, a.program, a.to_org
)
SELECT a.doc_no AS hit,
       a.doc_no AS record,
       CAST(NULL AS UUID) AS person,
       p.fen - a.fen AS amount_fen,
       a.fen AS allocated_fen,
       p.fen AS appropriated_fen,
       p.vouchers AS vouchers
FROM allowed a
JOIN paid p ON p.allocation = a.doc_no
JOIN together t
  ON t.source IS NOT DISTINCT FROM a.source
 AND t.program IS NOT DISTINCT FROM a.program
 AND t.to_org IS NOT DISTINCT FROM a.to_org
WHERE p.fen > a.fen + :tolerance
  AND t.paid_fen > t.allowed_fen + :tolerance
