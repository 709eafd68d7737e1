INSERT INTO complain_contact (place, unit, duty, telephone, changed_at) VALUES ($1, $2, $3, $4, $5) RETURNING id
