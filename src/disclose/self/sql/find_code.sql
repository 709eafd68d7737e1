-- By the code that took the slip's place.
SELECT id, person_key, expires_at, used_at, revoked_at, next_look_up, next_proof
  FROM disclose_slip
 WHERE next_look_up = $1 AND next_proof = $2
 ORDER BY id
 LIMIT 1 {for_update}
