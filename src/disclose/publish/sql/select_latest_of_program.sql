-- Walks the leaves once, however many pages: || '' keeps the index by program out of it.
SELECT leaf, table_name, version_id, record_id, event, mode, names_until
  FROM disclose_publication
 WHERE program || '' = $1 AND year = $2 AND leaf > $3 AND latest = 1 AND event <> 'withdraw'
 ORDER BY leaf
 LIMIT $4
