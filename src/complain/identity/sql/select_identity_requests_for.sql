SELECT r.id, r.case_id, r.officer_id, r.motive, r.asked_at, r.last_day, r.stage, r.decided_by, r.reason, r.sealed
FROM complain_identity_keeper k
JOIN complain_identity_request r ON r.id = k.request_id
WHERE k.officer_id = $1 AND (r.stage = 'granted' OR (r.stage = 'asked' AND r.last_day >= $2))
ORDER BY r.id
