SELECT event FROM disclose_publication WHERE table_name = $1 AND version_id = $2 AND latest = 1
