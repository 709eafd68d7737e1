SELECT CAST(p.person AS TEXT) || '/' || p.program AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.period,
       count(DISTINCT h.certificate) AS houses,
       string_agg(DISTINCT h.certificate, '、' ORDER BY h.certificate) AS certificates,
       string_agg(DISTINCT h.purpose, '、' ORDER BY h.purpose) AS purposes
FROM payment p
JOIN houses h ON h.person = p.person
  AND (h.person_name_key = p.name_key OR h.person_name_sound = p.name_sound)
  AND (h.registered IS NULL OR h.registered <= p.period_to)
WHERE p.relief AND p.arrived AND NOT p.exempt AND p.amount_fen > 0
  AND NOT EXISTS (
    SELECT 1 FROM parameter w WHERE w.name = 'not_counted' AND position(w.text IN coalesce(h.purpose, '')) > 0)
  AND NOT EXISTS (
    SELECT 1 FROM parameter w
    WHERE w.name = 'gone'
      AND position(w.text IN coalesce(h.purpose, '') || ' ' || coalesce(h.state, '') || ' ' || coalesce(h.share, '') || ' ' || coalesce(h.remark, '')) > 0)
GROUP BY p.serial, p.person, p.program, p.amount_fen, p.period
HAVING count(DISTINCT h.certificate) >= :houses_from
