SELECT row_number, column_title
  FROM collect_problem
 WHERE batch_id = $1 AND severity = 'privacy'
 ORDER BY row_number, column_title
