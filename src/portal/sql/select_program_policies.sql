SELECT p.id, p.index_number, p.title, p.issuer, p.doc_no, p.issued_on, p.effective_from, p.effective_to, p.subject,
       p.audience, p.status, p.published_at
FROM portal_policy p
JOIN portal_policy_program l ON l.policy_id = p.id
WHERE l.program = $1
ORDER BY p.issued_on DESC, p.id DESC
