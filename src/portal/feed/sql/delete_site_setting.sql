DELETE FROM portal_site WHERE name = $1
