-- Of each rule what became of it in the newest run over everybody that asked it.
SELECT s.rule, s.digest, s.state, s.stale, s.hits, s.ms, s.message
  FROM (SELECT r.rule, max(r.run_id) AS run_id
          FROM compare_run_rule r JOIN compare_run u ON u.id = r.run_id
         WHERE u.finished_at IS NOT NULL AND u.kind <> 'some'
         GROUP BY r.rule) l
  JOIN compare_run_rule s ON s.rule = l.rule AND s.run_id = l.run_id
 ORDER BY s.rule
