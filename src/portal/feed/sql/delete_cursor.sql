DELETE FROM portal_cursor WHERE name = $1
