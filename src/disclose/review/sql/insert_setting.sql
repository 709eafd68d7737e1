INSERT INTO disclose_setting (name, value) VALUES ($1, $2)
