WITH spent AS (
    SELECT project, CAST(sum(amount_fen) AS BIGINT) AS fen, count(*) AS entries
    FROM expenditure
    GROUP BY project
)
SELECT p.number AS hit,
       p.number AS record,
       CAST(NULL AS UUID) AS person,
       s.fen - greatest(p.planned_fen, coalesce(p.contract_fen, 0)) AS amount_fen,
       p.name AS project_name,
       p.planned_fen AS planned_fen,
       p.contract_fen AS contract_fen,
       s.fen AS spent_fen,
       s.entries AS entries
FROM project p
JOIN spent s ON s.project = p.number
-- The plan may name the state's share only: the larger of plan and contract is the limit.
WHERE p.planned_fen > 0
  AND s.fen * 1000 > greatest(p.planned_fen, coalesce(p.contract_fen, 0)) * (1000 + :tolerance)
