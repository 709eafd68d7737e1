SELECT p.number AS hit,
       p.number AS record,
       CAST(NULL AS UUID) AS person,
       coalesce(p.contract_fen, p.planned_fen) AS amount_fen,
       p.name AS project_name,
       p.start_date AS start_date,
       t.awarded AS awarded,
       t.signed AS signed,
       CAST(greatest(t.awarded, t.signed) - p.start_date AS BIGINT) AS days_early
FROM project p
JOIN tenders t ON t.project = p.number
WHERE p.start_date + :grace_days < greatest(t.awarded, t.signed)
  AND NOT EXISTS (
      SELECT 1
      FROM parameter w
      WHERE w.name = 'urgent_words'
        AND position(w.text IN coalesce(p.name, '') || ' ' || coalesce(p.tender, '') || ' ' || coalesce(t.method, '') || ' ' || coalesce(t.remark, '')) > 0)
