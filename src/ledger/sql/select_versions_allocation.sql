SELECT doc_no, source_doc_no, program, from_org, to_org, alloc_date, amount_fen, sealed, key,
       version, digest
  FROM ledger_allocation
 ORDER BY id
