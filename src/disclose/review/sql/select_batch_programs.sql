SELECT v.program,
       (SELECT q.name FROM ledger_program q WHERE q.code = v.program AND q.superseded = 0 ORDER BY q.year DESC LIMIT 1),
       MIN(v.period_from), COUNT(*), CAST(SUM(v.amount_fen) AS {integer})
  FROM ledger_payment v
 WHERE v.batch_id = $1 AND v.superseded = 0 AND v.change <> 'withdraw'
 GROUP BY v.program
 ORDER BY v.program
