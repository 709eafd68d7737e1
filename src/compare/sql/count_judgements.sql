SELECT count(*) FROM compare_judgement
