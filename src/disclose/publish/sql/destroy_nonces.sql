-- What was public can no longer be shown to lie under its leaf's commitment, nor guessed from it.
UPDATE disclose_publication
   SET nonce = $2
 WHERE record_id = $1
