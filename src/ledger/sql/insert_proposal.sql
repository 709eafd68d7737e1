INSERT INTO ledger_proposal (batch_id, row_number, table_name, key, base_version, content, changed)
VALUES ($1, $2, $3, $4, $5, $6, $7)
