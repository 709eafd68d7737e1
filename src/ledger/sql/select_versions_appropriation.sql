SELECT number, allocation, program, payer, payee, pay_date, amount_fen, pay_method, sealed, key,
       version, digest
  FROM ledger_appropriation
 ORDER BY id
