SELECT j.id, j.rule, j.verdict, j.reason, j.note_sealed, o.name, j.judged_at, j.white_until, a.name
  FROM compare_judgement j
  LEFT JOIN guard_officer o ON o.id = j.judged_by
  LEFT JOIN guard_officer a ON a.id = j.approved_by
 WHERE j.rule = $1 AND j.question = $2
 ORDER BY j.id DESC
 LIMIT 1
