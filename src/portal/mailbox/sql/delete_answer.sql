DELETE FROM portal_answer WHERE lookup = $1
