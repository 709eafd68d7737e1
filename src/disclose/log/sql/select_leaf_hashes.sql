SELECT l.hash
  FROM (SELECT p.leaf, p.hash FROM disclose_publication p WHERE p.leaf >= $1 AND p.leaf < $2
        UNION ALL
        SELECT c.leaf, c.hash FROM disclose_commitment c WHERE c.leaf >= $1 AND c.leaf < $2) AS l
 ORDER BY l.leaf
