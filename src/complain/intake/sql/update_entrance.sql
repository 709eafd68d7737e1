UPDATE complain_receipt SET entrance = $2, reporter_copy = $3, on_behalf = 0
WHERE look_up = $1 AND on_behalf = 1 AND NOT EXISTS (SELECT 1 FROM complain_receipt r WHERE r.look_up = $2)
