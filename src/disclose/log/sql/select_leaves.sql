SELECT leaf, table_name, version_id, version, record_id, event, mode, program, year, nonce, commitment, hash, at, reason
  FROM disclose_publication
 WHERE leaf >= $1 AND leaf < $2
 ORDER BY leaf
