SELECT max(pay_date) FROM ledger_payment WHERE superseded = 0 AND change <> 'withdraw'
