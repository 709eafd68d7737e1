SELECT leaf, table_name, version_id, record_id, event, mode, names_until
  FROM disclose_publication
 WHERE names_until < $1 AND leaf > $3 AND latest = 1 AND event IN ('publish', 'correct')
   AND mode IN ('named', 'masked')
 ORDER BY leaf
 LIMIT $2
