-- Payments that are public now, by themselves or in a sum, with the amount that was published.
SELECT p.leaf, v.serial, v.amount_fen
  FROM disclose_publication p
  JOIN ledger_payment v ON v.id = p.version_id
 WHERE p.table_name || '' = 'payment' AND p.leaf > $1 AND p.latest = 1 AND p.event <> 'withdraw' AND p.mode <> 'none'
 ORDER BY p.leaf
 LIMIT 20000
