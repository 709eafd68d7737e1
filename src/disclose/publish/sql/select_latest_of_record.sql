SELECT leaf, table_name, version_id, record_id, event, mode, names_until
  FROM disclose_publication
 WHERE record_id = $1 AND latest = 1
