INSERT INTO complain_notice_officer (officer_id, sealed) VALUES ($1, $2)
