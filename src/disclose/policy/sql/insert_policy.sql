INSERT INTO disclose_policy (index_number, title, issuer, doc_no, issued_on, effective_from, effective_to, subject,
                             audience, status, body)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
RETURNING id
