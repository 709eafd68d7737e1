UPDATE disclose_slip
   SET used_at = $2, expires_at = $3, next_look_up = $4, next_proof = $5
 WHERE id = $1
