DELETE FROM disclose_setting WHERE name = $1
