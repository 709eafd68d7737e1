SELECT id, token, number, look_up, case_public, report, finding, files, received_at, kind, state
FROM complain_case
WHERE id = $1
