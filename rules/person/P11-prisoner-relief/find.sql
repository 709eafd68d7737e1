-- Only periods spent wholly in prison: in the months of entering and of coming home he lived at home too.
SELECT CAST(p.person AS TEXT) || '/' || p.program AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.period,
       min(c.entered) AS entered,
       max(c.released) AS released
FROM payment p
JOIN prisoners c ON c.person = p.person
  AND (c.person_name_key = p.name_key OR c.person_name_sound = p.name_sound)
  AND c.entered <= p.period_from
  AND (c.released IS NULL OR c.released >= p.period_to)
WHERE p.relief AND p.arrived AND NOT p.exempt AND p.amount_fen > 0
  AND NOT EXISTS (
    SELECT 1 FROM parameter w
    WHERE w.name = 'at_home'
      AND position(w.text IN coalesce(c.prison, '') || ' ' || coalesce(c.kind, '') || ' ' || coalesce(c.remark, '')) > 0)
  AND NOT EXISTS (
    SELECT 1 FROM parameter w
    WHERE w.name = 'dependants' AND position(w.text IN p.program_name || ' ' || coalesce(p.remark, '')) > 0)
GROUP BY p.serial, p.person, p.program, p.amount_fen, p.period
