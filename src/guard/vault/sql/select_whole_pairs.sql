SELECT a.pair, a.sealed, b.sealed
FROM guard_vault_piece a
JOIN guard_vault_piece b ON b.recovery_id = a.recovery_id AND b.pair = a.pair AND b.trustee_id > a.trustee_id
JOIN guard_vault_consent x ON x.recovery_id = a.recovery_id AND x.trustee_id = a.trustee_id
JOIN guard_vault_consent y ON y.recovery_id = b.recovery_id AND y.trustee_id = b.trustee_id
WHERE a.recovery_id = $1 AND x.department <> y.department
ORDER BY a.pair
