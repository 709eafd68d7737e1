SELECT step, officer_id FROM disclose_review
 WHERE batch_id = $1 AND decision = 'pass'
 ORDER BY id
