SELECT position FROM portal_cursor WHERE name = $1
