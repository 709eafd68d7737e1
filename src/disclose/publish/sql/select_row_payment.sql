-- One version by its row number.
SELECT v.id, v.key, v.version, v.program, NULL, v.period_from,
       v.period, v.period_from,
       COALESCE((SELECT g.successor FROM ledger_region g WHERE g.code = v.region), v.region),
       v.appropriation, v.person_name, v.amount_fen, NULL, v.quantity, v.unit, v.standard_fen,
       v.pay_date, v.status
  FROM ledger_payment v
 WHERE v.id = $1
