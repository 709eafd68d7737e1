SELECT count(*) FROM portal_envelope
