SELECT serial, amount_fen, result, fail_reason, result_date, sealed, key, version, digest
  FROM ledger_bank_result
 ORDER BY id
