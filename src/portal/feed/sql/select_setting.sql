SELECT value FROM portal_site WHERE name = $1
