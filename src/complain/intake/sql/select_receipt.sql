SELECT look_up, case_public, reporter_copy, on_behalf
FROM complain_receipt
WHERE (look_up = $1 AND entrance IS NULL) OR entrance = $1
