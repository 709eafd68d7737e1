SELECT w.look_up, w.sealed, max(s.number)
FROM complain_notice_wish w
JOIN complain_case c ON c.look_up = w.look_up
JOIN complain_said s ON s.case_id = c.id
WHERE s.internal = 0 AND s.pushed = 1 AND s.token IS NULL AND s.number > w.seen
GROUP BY w.look_up, w.sealed
ORDER BY w.look_up
