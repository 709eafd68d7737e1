-- One version by its row number.
SELECT v.id, v.key, v.version,
       COALESCE((SELECT j.program FROM ledger_project j
         WHERE j.key = v.project AND j.superseded = 0
         ORDER BY j.version DESC LIMIT 1), ''),
       NULL, v.pay_date,
       v.number, v.project,
       COALESCE((SELECT g.successor FROM ledger_region g WHERE g.code = v.region), v.region),
       v.pay_date, v.payee, v.purpose, v.amount_fen, v.voucher_kind
  FROM ledger_expenditure v
 WHERE v.id = $1
