SELECT b.id, o.name, b.row_count, b.accepted, b.rejected, b.unchanged, b.corrections, b.warnings, b.amount_fen
  FROM ledger_batch b
  LEFT JOIN guard_officer o ON o.id = b.officer_id
 WHERE b.visible_at IS NOT NULL
