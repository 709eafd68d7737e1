SELECT g.id, g.refused, g.words, g.at,
    (SELECT count(*) FROM complain_cleared d
     JOIN complain_case c ON c.id = d.case_id
     JOIN complain_key k ON k.case_id = c.id AND k.officer_id = $1
     WHERE d.clearing_id = g.id AND c.stage = 'not_accepted')
FROM complain_clearing g
WHERE g.officer_id = $1 AND g.at >= $2
ORDER BY g.id DESC
