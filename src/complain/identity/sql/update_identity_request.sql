UPDATE complain_identity_request SET stage = $2, decided_by = $3, reason = $4, sealed = $5
WHERE id = $1
