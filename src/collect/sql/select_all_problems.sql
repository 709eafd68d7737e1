SELECT row_number, column_title, severity, problem, mend
  FROM collect_problem
 WHERE batch_id = $1
 ORDER BY row_number, severity, column_title, problem
