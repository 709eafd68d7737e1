-- Of each rule what its newest finished run found.
SELECT h.rule, h.question, h.facts, h.sealed, h.id, h.run_id
  FROM (SELECT r.rule, max(r.run_id) AS run_id
          FROM compare_run_rule r JOIN compare_run u ON u.id = r.run_id
         WHERE u.finished_at IS NOT NULL
         GROUP BY r.rule) l
  JOIN compare_hit h ON h.rule = l.rule AND h.run_id = l.run_id
 ORDER BY h.rule, h.id
