-- One version by its row number.
SELECT v.id, v.key, v.version,
       COALESCE((SELECT y.program FROM ledger_payment y
         WHERE y.key = v.key AND y.superseded = 0
         ORDER BY y.version DESC LIMIT 1), ''),
       NULL,
       (SELECT y.period_from FROM ledger_payment y
         WHERE y.key = v.key AND y.superseded = 0
         ORDER BY y.version DESC LIMIT 1),
       v.result
  FROM ledger_bank_result v
 WHERE v.id = $1
