-- Whole months are counted: what is due for the month of death is still owed to the person.
SELECT CAST(p.person AS TEXT) || '/' || p.program AS hit,
       p.serial AS record,
       p.person,
       p.amount_fen,
       p.period,
       p.pay_date,
       d.died,
       d.cause
FROM payment p
JOIN deceased d ON d.person = p.person
  AND (d.person_name_key = p.name_key OR d.person_name_sound = p.name_sound)
WHERE p.arrived AND NOT p.exempt AND p.amount_fen > 0
  AND extract(year FROM p.period_from) * 12 + extract(month FROM p.period_from)
      > extract(year FROM d.died) * 12 + extract(month FROM d.died) + :grace_months
  AND (p.pay_date IS NULL OR p.pay_date > d.died)
  AND NOT EXISTS (
    SELECT 1 FROM parameter w
    WHERE w.name = 'after_death' AND position(w.text IN coalesce(p.program_name, '') || ' ' || coalesce(p.remark, '')) > 0)
  AND NOT EXISTS (
    SELECT 1 FROM parameter w
    WHERE w.name = 'settled' AND position(w.text IN coalesce(p.remark, '')) > 0)
  AND NOT EXISTS (
    SELECT 1 FROM parameter w
    WHERE w.name = 'wrong_entry' AND position(w.text IN coalesce(d.cause, '')) > 0)
