SELECT number, allocation, program, payer, payee, pay_date, amount_fen, pay_method, sealed, version
  FROM ledger_appropriation
 WHERE key = $1 AND superseded = 0 AND change <> 'withdraw'
