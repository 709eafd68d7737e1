SELECT id, place, unit, duty, telephone FROM complain_contact ORDER BY place, id
