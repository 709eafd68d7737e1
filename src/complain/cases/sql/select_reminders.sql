SELECT c.id, c.number, c.stage, r.rule, r.started, k.state, r.kind, r.level,
    CASE WHEN EXISTS (SELECT 1 FROM complain_key h WHERE h.case_id = c.id AND h.officer_id = $1) THEN 1 ELSE 0 END,
    CASE WHEN c.handler = $1 THEN 1 ELSE 0 END
FROM complain_clock k
JOIN complain_case c ON c.id = k.case_id
JOIN complain_reminder r ON r.case_id = k.case_id AND r.rule = k.rule AND r.started = k.started
WHERE k.stopped IS NULL
    AND r.on_day = (SELECT max(n.on_day) FROM complain_reminder n WHERE n.case_id = k.case_id AND n.rule = k.rule AND n.started = k.started)
    AND (
        EXISTS (SELECT 1 FROM complain_overseer o WHERE o.case_id = c.id AND o.officer_id = $1 AND o.level <= r.level)
        OR ((c.handler IS NULL OR c.handler = $1)
            AND EXISTS (SELECT 1 FROM complain_key h WHERE h.case_id = c.id AND h.officer_id = $1))
    )
ORDER BY r.level DESC, r.started, c.id, r.rule
LIMIT $2
