SELECT row_number, column_title, severity, problem, mend
  FROM collect_problem
 WHERE batch_id = $1 AND row_number > $2
 ORDER BY row_number, column_title, problem, severity, mend
 LIMIT $3
