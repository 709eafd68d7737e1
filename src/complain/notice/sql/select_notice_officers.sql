SELECT o.officer_id, count(*), o.sealed
FROM complain_notice_officer o
JOIN complain_key k ON k.officer_id = o.officer_id
JOIN complain_case c ON c.id = k.case_id
WHERE o.told_day < $1
  AND (c.handler IS NULL OR c.handler = o.officer_id)
  AND (k.due_day <= $2 OR c.stage = 'received')
GROUP BY o.officer_id, o.sealed
ORDER BY o.officer_id
