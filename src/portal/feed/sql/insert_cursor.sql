INSERT INTO portal_cursor (name, position) VALUES ($1, $2)
