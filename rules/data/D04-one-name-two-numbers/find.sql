SELECT CAST(least(n.person, n.other) AS TEXT) || '/' || CAST(greatest(n.person, n.other) AS TEXT) AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       min(n.kind) AS kind,
       p.birth,
       p.program_name
FROM near_person n
JOIN payment p ON p.person = n.person AND p.arrived
WHERE EXISTS (SELECT 1 FROM payment o WHERE o.person = n.other AND o.arrived AND o.region = p.region AND o.name_key = p.name_key)
  -- Both in the register: namesakes, each with a number of their own.
  AND NOT (EXISTS (SELECT 1 FROM households h WHERE h.person = n.person)
       AND EXISTS (SELECT 1 FROM households h WHERE h.person = n.other))
GROUP BY n.person, n.other, p.serial, p.person, p.amount_fen, p.birth, p.program_name
