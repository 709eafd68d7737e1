INSERT INTO disclose_checkpoint (size, root, note, at) VALUES ($1, $2, $3, $4)
