SELECT signed_by FROM disclose_profile WHERE program = $1 AND year = $2 AND version = $3
