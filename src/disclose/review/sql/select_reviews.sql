SELECT r.step, r.decision, r.reason, o.name, r.at
  FROM disclose_review r
  JOIN guard_officer o ON o.id = r.officer_id
 WHERE r.batch_id = $1
 ORDER BY r.id
