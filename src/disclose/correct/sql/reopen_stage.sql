-- A correction of what is not public passes the reviews with the batch that brought it.
UPDATE disclose_batch SET stage = 'business' WHERE batch_id = $1
