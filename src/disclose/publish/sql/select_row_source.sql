-- One version by its row number.
SELECT v.id, v.key, v.version, v.program, v.year, NULL,
       v.doc_no, '', v.issuer, NULL, v.level, v.doc_date, v.amount_fen
  FROM ledger_source v
 WHERE v.id = $1
