SELECT id, salt, commitment, leaf, opening FROM compare_run WHERE finished_at IS NOT NULL ORDER BY id
