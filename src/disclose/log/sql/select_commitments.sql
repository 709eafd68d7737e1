SELECT leaf, subject, commitment, hash, at
  FROM disclose_commitment
 WHERE leaf >= $1 AND leaf < $2
 ORDER BY leaf
