SELECT b.id, b.file_name, b.sheet, b.table_name, b.department, b.created_at, b.officer_id, s.stage,
       (SELECT g.code FROM ledger_region g
         WHERE g.level = 3 AND g.successor IS NULL
         ORDER BY g.code LIMIT 1)
  FROM ledger_batch b
  LEFT JOIN disclose_batch s ON s.batch_id = b.id
 WHERE b.visible_at IS NOT NULL
 ORDER BY b.id
