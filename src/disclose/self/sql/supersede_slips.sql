-- Older slips and codes of the same person end when a newer slip is used: a lost one opens nothing any more.
UPDATE disclose_slip SET revoked_at = $3 WHERE person_key = $1 AND id < $2 AND revoked_at IS NULL
