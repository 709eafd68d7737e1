-- Sums of a program's public payments by place and period; a bank result counts once it is public itself.
SELECT COALESCE(g.successor, v.region), v.period, COUNT(*), COUNT(DISTINCT v.person_key),
       CAST(SUM(v.amount_fen) AS {integer}),
       CAST(SUM(CASE WHEN COALESCE(r.result, v.status) = '退回' THEN v.amount_fen ELSE 0 END) AS {integer}),
       CAST(SUM(CASE WHEN COALESCE(r.result, v.status) = '在途' THEN v.amount_fen ELSE 0 END) AS {integer})
  FROM disclose_publication p
  JOIN ledger_payment v ON v.id = p.version_id
  LEFT JOIN ledger_region g ON g.code = v.region
  LEFT JOIN (
        SELECT w.key, w.result
          FROM disclose_publication q
          JOIN ledger_bank_result w ON w.id = q.version_id
         WHERE q.program = $1 AND q.year = $2 AND q.table_name = 'bank_result' AND q.latest = 1
           AND q.event <> 'withdraw' AND q.mode <> 'none'
           AND w.superseded = 0 AND w.change <> 'withdraw'
       ) r ON r.key = v.key
 WHERE p.program = $1 AND p.year = $2 AND p.table_name = 'payment' AND p.latest = 1
   AND p.event <> 'withdraw' AND p.mode <> 'none'
 GROUP BY COALESCE(g.successor, v.region), v.period
 ORDER BY COALESCE(g.successor, v.region), v.period
