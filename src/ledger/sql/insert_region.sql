INSERT INTO ledger_region (code, level, name, spoken, parent, valid_to, successor)
VALUES ($1, $2, $3, $4, $5, $6, $7)
