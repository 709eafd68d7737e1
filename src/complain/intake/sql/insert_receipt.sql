INSERT INTO complain_receipt (look_up, case_public, reporter_copy, on_behalf, made_at)
SELECT $1, $2, $3, $4, $5
WHERE NOT EXISTS (SELECT 1 FROM complain_receipt r WHERE r.entrance = $1)
