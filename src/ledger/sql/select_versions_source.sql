SELECT doc_no, program, year, level, issuer, doc_date, amount_fen, sealed, key, version, digest
  FROM ledger_source
 ORDER BY id
