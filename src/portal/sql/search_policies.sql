SELECT p.id, p.index_number, p.title, p.issuer, p.doc_no, p.issued_on, p.effective_from, p.effective_to, p.subject,
       p.audience, p.status, p.published_at
FROM portal_policy p
WHERE p.title LIKE $1 ESCAPE '\'
   OR p.doc_no LIKE $1 ESCAPE '\'
ORDER BY p.issued_on DESC, p.id DESC
LIMIT 30
