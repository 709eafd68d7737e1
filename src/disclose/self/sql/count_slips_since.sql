SELECT count(*) FROM disclose_slip WHERE issued_by = $1 AND issued_at >= $2
