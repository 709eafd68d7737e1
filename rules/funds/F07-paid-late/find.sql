WITH due AS (
    SELECT p.*,
           CASE WHEN EXISTS (SELECT 1 FROM parameter w
                             WHERE w.name = 'half_year_programs' AND w.text = p.program_name)
                THEN CAST(CAST(extract(year FROM p.period_from) AS TEXT) || '-06-30' AS DATE)
                ELSE p.period_to + :due_days END AS due_on
    FROM payment p
    WHERE p.arrived
      AND p.period_to IS NOT NULL
      AND p.pay_date IS NOT NULL
)
SELECT d.program || '|' || coalesce(d.period, CAST(d.period_from AS TEXT)) || '|' || coalesce(CAST(d.town AS TEXT), '') AS hit,
       d.serial AS record,
       CAST(NULL AS UUID) AS person,
       d.amount_fen AS amount_fen,
       d.program_name AS program_name,
       d.period AS period,
       d.due_on AS due_on,
       d.pay_date AS pay_date,
       CAST(d.pay_date - d.due_on AS BIGINT) AS days_late
FROM due d
WHERE d.pay_date > d.due_on + :late_days
  AND NOT EXISTS (SELECT 1 FROM parameter w
                  WHERE w.name = 'other_words' AND position(w.text IN d.remark) > 0)
  -- Paid in time once, sent back by the bank, paid again: the wait was not the office's.
  AND NOT EXISTS (
      SELECT 1
      FROM payment r
      WHERE r.person = d.person
        AND r.program = d.program
        AND r.period_from = d.period_from
        AND NOT r.arrived
        AND r.pay_date <= d.due_on + :late_days)
