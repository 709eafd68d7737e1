SELECT region, expires_at, revoked_at FROM disclose_slip WHERE id = $1 {for_update}
