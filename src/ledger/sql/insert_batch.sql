INSERT INTO ledger_batch (file_id, file_name, sheet, table_name, department, source_system, officer_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
RETURNING id
