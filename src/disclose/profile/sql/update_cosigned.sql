UPDATE disclose_profile SET cosigned_by = $4 WHERE program = $1 AND year = $2 AND version = $3
