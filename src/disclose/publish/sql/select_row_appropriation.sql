-- One version by its row number.
SELECT v.id, v.key, v.version, v.program,
       (SELECT s.year FROM ledger_allocation a
          JOIN ledger_source s ON s.doc_no = a.source_doc_no AND s.program = a.program
         WHERE a.key = v.allocation AND a.superseded = 0 AND s.superseded = 0
         ORDER BY s.id LIMIT 1),
       v.pay_date,
       v.number, v.allocation, v.payer, v.payee, NULL, v.pay_date, v.amount_fen
  FROM ledger_appropriation v
 WHERE v.id = $1
