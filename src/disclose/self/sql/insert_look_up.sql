INSERT INTO disclose_look_up (person_key, way, at) VALUES ($1, $2, $3) RETURNING id
