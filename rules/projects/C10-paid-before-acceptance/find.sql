WITH work AS (
    SELECT p.number, p.name, coalesce(a.settled_fen, p.contract_fen, p.planned_fen) AS settled_fen, a.accepted, a.result,
           EXISTS (SELECT 1 FROM parameter w
                   WHERE w.name = 'failed_words' AND position(w.text IN a.result) > 0) AS failed
    FROM project p
    LEFT JOIN acceptances a ON a.project = p.number
),
-- What had been paid when the work was accepted; all of it where it never was.
early AS (
    SELECT w.number, w.name, w.settled_fen, w.accepted, w.result,
           CAST(sum(e.amount_fen) AS BIGINT) AS paid_fen,
           count(*) AS entries
    FROM work w
    JOIN expenditure e ON e.project = w.number
    WHERE w.accepted IS NULL
       OR w.failed
       OR e.pay_date < w.accepted
    GROUP BY w.number, w.name, w.settled_fen, w.accepted, w.result
)
SELECT e.number AS hit,
       e.number AS record,
       CAST(NULL AS UUID) AS person,
       e.paid_fen AS amount_fen,
       e.name AS project_name,
       e.settled_fen AS settled_fen,
       e.paid_fen AS paid_fen,
       e.accepted AS accepted,
       e.result AS result
FROM early e
WHERE e.settled_fen > 0
  AND e.paid_fen * 1000 >= e.settled_fen * :share
  AND NOT (e.entries = 1 AND e.settled_fen < :small_limit)
