-- A batch's sums by program and period, each beside the program's whole sum in the period before.
SELECT v.program, v.period, CAST(SUM(v.amount_fen) AS {integer}),
       (SELECT CAST(SUM(w.amount_fen) AS {integer})
          FROM ledger_payment w
          JOIN ledger_batch b ON b.id = w.batch_id
         WHERE w.program = v.program AND w.superseded = 0 AND w.change <> 'withdraw' AND b.visible_at IS NOT NULL
           AND w.period_from = (
                SELECT MAX(u.period_from) FROM ledger_payment u
                 WHERE u.program = v.program AND u.superseded = 0 AND u.period_from < v.period_from))
  FROM ledger_payment v
 WHERE v.batch_id = $1 AND v.superseded = 0 AND v.change <> 'withdraw'
 GROUP BY v.program, v.period, v.period_from
 ORDER BY v.program, v.period_from
