-- By the slip's own code: what it is worth is for the caller to judge.
SELECT id, person_key, expires_at, used_at, revoked_at, next_look_up, next_proof
  FROM disclose_slip
 WHERE look_up = $1 AND proof = $2
 ORDER BY id
 LIMIT 1 {for_update}
