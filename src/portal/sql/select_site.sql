SELECT name, value
FROM portal_site
