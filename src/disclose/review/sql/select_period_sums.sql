-- A batch's sums by program and period, each beside the program's whole sum in the period before.
-- Every payment is looked at once: a subquery for each row would take hours in a large county.
WITH mine AS MATERIALIZED (
    SELECT program, period, period_from, CAST(SUM(amount_fen) AS {integer}) AS amount
      FROM ledger_payment
     WHERE batch_id = $1 AND superseded = 0 AND change <> 'withdraw'
     GROUP BY program, period, period_from
), sums AS MATERIALIZED (
    SELECT w.program, w.period_from, CAST(SUM(w.amount_fen) AS {integer}) AS amount
      FROM ledger_payment w
      JOIN ledger_batch b ON b.id = w.batch_id
     WHERE w.program IN (SELECT program FROM mine) AND w.superseded = 0 AND w.change <> 'withdraw'
       AND b.visible_at IS NOT NULL
     GROUP BY w.program, w.period_from
)
SELECT m.program, m.period, m.amount,
       (SELECT s.amount
          FROM sums s
         WHERE s.program = m.program AND s.period_from < m.period_from
         ORDER BY s.period_from DESC
         LIMIT 1)
  FROM mine m
 ORDER BY m.program, m.period_from
