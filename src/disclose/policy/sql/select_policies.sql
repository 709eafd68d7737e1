SELECT id, index_number, title, issuer, doc_no, issued_on, effective_from, effective_to, subject, audience, status,
       body, published_at
  FROM disclose_policy
 ORDER BY issued_on DESC, id DESC
