SELECT number, project, region, pay_date, payee, payee_code, purpose, amount_fen, invoice_code,
       invoice_number, voucher_kind, sealed, key, version, digest
  FROM ledger_expenditure
 ORDER BY id
