SELECT CAST(p.person AS TEXT) || '/' || p.name_key AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.name,
       h.person_name AS registered
FROM payment p
JOIN households h ON h.person = p.person
WHERE p.name_key <> h.person_name_key
  AND p.name_sound IS DISTINCT FROM h.person_name_sound
  AND position('?' IN p.name_key || h.person_name_key) = 0
  AND position('□' IN p.name_key || h.person_name_key) = 0
  AND position('*' IN p.name_key || h.person_name_key) = 0
  -- The name of the householder written for the member.
  AND NOT EXISTS (
    SELECT 1 FROM households m WHERE m.household = h.household AND m.person_name_key = p.name_key)
  AND NOT EXISTS (
    SELECT 1 FROM parameter w WHERE w.name = 'renamed' AND position(w.text IN coalesce(p.remark, '')) > 0)
