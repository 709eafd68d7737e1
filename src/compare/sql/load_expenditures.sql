SELECT v.number, v.project, v.region, v.pay_date, v.payee, v.payee_code, v.purpose, v.amount_fen, v.invoice_code, v.invoice_number,
       v.voucher_kind
  FROM ledger_expenditure v JOIN ledger_batch b ON b.id = v.batch_id
 WHERE v.superseded = 0 AND v.change <> 'withdraw' AND b.visible_at IS NOT NULL
 ORDER BY v.id
