-- Public payments by program and place, those shown only in sums included.
SELECT v.program, v.region, CAST(SUM(v.amount_fen) AS {integer})
  FROM disclose_publication p
  JOIN ledger_payment v ON v.id = p.version_id
 WHERE p.table_name = 'payment' AND p.latest = 1 AND p.event <> 'withdraw' AND p.mode <> 'none'
 GROUP BY v.program, v.region
