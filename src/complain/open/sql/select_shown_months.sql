SELECT name FROM complain_shown WHERE name LIKE 'outcomes/%' ORDER BY name DESC
