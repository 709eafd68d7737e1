SELECT rule, count(*), CAST(sum(CASE WHEN verdict = 'true' THEN 1 ELSE 0 END) AS {integer}) FROM compare_judgement GROUP BY rule ORDER BY rule
