SELECT table_name, version_id, version, event, mode, at, reason
  FROM disclose_publication
 WHERE record_id = $1
 ORDER BY leaf
