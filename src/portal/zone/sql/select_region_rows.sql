SELECT CAST(code AS TEXT), CAST(level AS TEXT), name, spoken, CAST(parent AS TEXT), initials
FROM portal_region
ORDER BY code
