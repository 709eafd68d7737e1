-- Sums of a program's public payments by place and period; a bank result counts once it is public itself.
SELECT x.region, x.period, COUNT(*), COUNT(DISTINCT x.person_key), CAST(SUM(x.amount_fen) AS {integer}),
       CAST(SUM(CASE WHEN x.result = '退回' THEN x.amount_fen ELSE 0 END) AS {integer}),
       CAST(SUM(CASE WHEN x.result = '在途' THEN x.amount_fen ELSE 0 END) AS {integer})
  FROM (
        SELECT COALESCE(g.successor, v.region) AS region, v.period, v.person_key, v.amount_fen,
               COALESCE((SELECT w.result FROM ledger_bank_result w
                          WHERE w.key = v.key AND w.superseded = 0 AND w.change <> 'withdraw'
                            AND EXISTS (SELECT 1 FROM disclose_publication q
                                         WHERE q.table_name = 'bank_result' AND q.version_id = w.id AND q.latest = 1
                                           AND q.event <> 'withdraw' AND q.mode <> 'none')), v.status) AS result
          FROM disclose_publication p
          JOIN ledger_payment v ON v.id = p.version_id
          LEFT JOIN ledger_region g ON g.code = v.region
         WHERE p.program = $1 AND p.year = $2 AND p.table_name = 'payment' AND p.latest = 1
           AND p.event <> 'withdraw' AND p.mode <> 'none'
       ) x
 GROUP BY x.region, x.period
 ORDER BY x.region, x.period
