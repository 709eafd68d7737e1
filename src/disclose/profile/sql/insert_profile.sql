INSERT INTO disclose_profile (program, year, version, profile, retention_days, signed_by, signed_at, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
