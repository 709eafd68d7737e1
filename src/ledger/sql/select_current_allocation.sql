SELECT doc_no, source_doc_no, program, from_org, to_org, alloc_date, amount_fen, sealed, version
  FROM ledger_allocation
 WHERE key = $1 AND superseded = 0 AND change <> 'withdraw'
