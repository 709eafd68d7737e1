SELECT CAST(p.person AS TEXT) || '/' || CAST(p.town AS TEXT) AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.region AS paid_in,
       h.region AS registered_in
FROM payment p
LEFT JOIN households h ON h.person = p.person
WHERE p.arrived AND NOT p.exempt AND p.amount_fen > 0
  AND (h.person IS NULL OR h.region - h.region % 1000 <> p.town)
  AND NOT EXISTS (
    SELECT 1 FROM parameter w
    WHERE w.name = 'by_land'
      AND position(w.text IN coalesce(p.program_name, '') || ' ' || coalesce(p.category, '') || ' ' || coalesce(p.standard_unit, '') || ' ' || coalesce(p.unit, '')) > 0)
  AND NOT EXISTS (
    SELECT 1 FROM parameter w WHERE w.name = 'moved' AND position(w.text IN coalesce(p.remark, '')) > 0)
