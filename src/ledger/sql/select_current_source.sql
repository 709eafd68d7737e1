SELECT doc_no, program, year, level, issuer, doc_date, amount_fen, sealed, version
  FROM ledger_source
 WHERE key = $1 AND superseded = 0 AND change <> 'withdraw'
