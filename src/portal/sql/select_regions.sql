SELECT code, level, name, spoken, parent, initials
FROM portal_region
ORDER BY code
