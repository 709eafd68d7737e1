SELECT serial, amount_fen, result, fail_reason, result_date, sealed, version
  FROM ledger_bank_result
 WHERE key = $1 AND superseded = 0 AND change <> 'withdraw'
