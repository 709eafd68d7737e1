SELECT event FROM disclose_publication WHERE record_id = $1 AND latest = 1
