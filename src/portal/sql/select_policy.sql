SELECT p.id, p.index_number, p.title, p.issuer, p.doc_no, p.issued_on, p.effective_from, p.effective_to, p.subject,
       p.audience, p.status, p.published_at, p.body
FROM portal_policy p
WHERE p.id = $1
