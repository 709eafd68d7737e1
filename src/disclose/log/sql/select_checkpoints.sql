SELECT size, root, note FROM disclose_checkpoint ORDER BY size
