SELECT v.public_key, v.wrapped, v.shares_of, o.disabled
FROM guard_vault v
JOIN guard_officer o ON o.id = v.officer_id
WHERE v.officer_id = $1
