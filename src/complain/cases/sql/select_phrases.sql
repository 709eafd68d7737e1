SELECT id, title, words FROM complain_phrase WHERE withdrawn = 0 ORDER BY title, id
