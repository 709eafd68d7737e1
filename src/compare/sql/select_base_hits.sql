-- What the newest run over everybody found by the rule; runs of named rules may be of another day.
SELECT h.rule, h.question, h.facts, h.sealed, h.id, h.run_id
  FROM compare_hit h
 WHERE h.rule = $1
   AND h.run_id = (SELECT max(r.run_id) FROM compare_run_rule r JOIN compare_run u ON u.id = r.run_id
                    WHERE u.finished_at IS NOT NULL AND u.kind <> 'some' AND r.rule = $1)
 ORDER BY h.id
