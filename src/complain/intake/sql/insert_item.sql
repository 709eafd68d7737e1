INSERT INTO complain_item (look_up, number, sealed)
SELECT look_up, $2, $3 FROM complain_receipt WHERE look_up = $1
ON CONFLICT (look_up, number) DO NOTHING
