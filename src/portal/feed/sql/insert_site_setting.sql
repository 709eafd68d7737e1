INSERT INTO portal_site (name, value) VALUES ($1, $2)
