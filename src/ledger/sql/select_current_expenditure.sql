SELECT number, project, region, pay_date, payee, payee_code, purpose, amount_fen, invoice_code,
       invoice_number, voucher_kind, sealed, version
  FROM ledger_expenditure
 WHERE key = $1 AND superseded = 0 AND change <> 'withdraw'
