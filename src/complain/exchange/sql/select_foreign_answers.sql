SELECT case_id, number, answer, answered FROM complain_foreign WHERE source = $1 AND answer IS NOT NULL ORDER BY case_id
