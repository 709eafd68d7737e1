UPDATE disclose_publication
   SET latest = 0
 WHERE record_id = $1 AND latest = 1
