SELECT o.stage, o.closed_at, o.measures, o.reason, c.state,
       (SELECT max(e.at) FROM complain_event e WHERE e.case_id = o.case_id AND e.move = 'close')
FROM complain_outcome o
JOIN complain_case c ON c.id = o.case_id
WHERE o.month = $1 AND (o.stage <> 'written' OR o.reason <> '')
