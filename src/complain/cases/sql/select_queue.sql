SELECT c.id, c.number, c.stage, c.kind, c.place, c.received_at, c.due_day, c.handler, k.due_day, c.state,
    (SELECT count(*) FROM complain_said s
     WHERE s.case_id = c.id AND s.token IS NOT NULL AND s.number > COALESCE(
         (SELECT max(o.number) FROM complain_said o WHERE o.case_id = c.id AND o.token IS NULL AND o.internal = 0), 0)),
    (SELECT max(r.level) FROM complain_reminder r
     JOIN complain_clock l ON l.case_id = r.case_id AND l.rule = r.rule AND l.started = r.started
     WHERE r.case_id = c.id AND l.stopped IS NULL)
FROM complain_key k
JOIN complain_case c ON c.id = k.case_id
WHERE k.officer_id = $1 AND (k.due_day, k.case_id) > ($2, $3)
ORDER BY k.due_day, k.case_id
LIMIT $4
