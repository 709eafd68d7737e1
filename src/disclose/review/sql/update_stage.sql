UPDATE disclose_batch SET stage = $2 WHERE batch_id = $1
