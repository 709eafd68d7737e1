SELECT hash FROM disclose_publication
 WHERE leaf >= $1 AND leaf < $2
 ORDER BY leaf
