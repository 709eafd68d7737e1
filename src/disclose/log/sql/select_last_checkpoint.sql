SELECT size, note FROM disclose_checkpoint ORDER BY size DESC LIMIT 1
