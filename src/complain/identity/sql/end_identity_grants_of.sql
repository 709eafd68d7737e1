UPDATE complain_identity_request SET stage = 'ended', sealed = NULL
WHERE case_id = $1 AND officer_id = $2 AND stage IN ('asked', 'granted')
