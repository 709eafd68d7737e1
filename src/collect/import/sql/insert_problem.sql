INSERT INTO collect_problem (batch_id, row_number, column_title, severity, problem, mend)
VALUES ($1, $2, $3, $4, $5, $6)
