SELECT title FROM complain_organ ORDER BY title
