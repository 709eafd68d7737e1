UPDATE disclose_policy
   SET index_number = $2, title = $3, issuer = $4, doc_no = $5, issued_on = $6, effective_from = $7, effective_to = $8,
       subject = $9, audience = $10, status = $11, body = $12
 WHERE id = $1
