SELECT CAST(id AS TEXT), index_number, title, issuer, doc_no, CAST(issued_on AS TEXT), CAST(effective_from AS TEXT),
       CAST(effective_to AS TEXT), subject, audience, status, body, CAST(published_at AS TEXT)
FROM portal_policy
ORDER BY id
