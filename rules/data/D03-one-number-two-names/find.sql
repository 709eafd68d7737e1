WITH named AS (
  SELECT p.serial, p.person, p.name, p.name_key, p.name_sound, p.program_name, p.period, p.amount_fen
  FROM payment p
  WHERE coalesce(p.pay_date, p.period_from) >= :as_of - :window_days
    AND position('?' IN p.name_key) = 0 AND position('□' IN p.name_key) = 0 AND position('*' IN p.name_key) = 0
    AND NOT EXISTS (
      SELECT 1 FROM parameter w WHERE w.name = 'renamed' AND position(w.text IN coalesce(p.remark, '')) > 0)
), spelled AS (
  SELECT DISTINCT person, name_key, name_sound FROM named
)
SELECT CAST(n.person AS TEXT) AS hit,
       n.serial AS record,
       n.person,
       n.amount_fen,
       n.name,
       n.program_name,
       n.period
FROM named n
WHERE EXISTS (
  SELECT 1 FROM spelled o
  WHERE o.person = n.person AND o.name_key <> n.name_key AND o.name_sound IS DISTINCT FROM n.name_sound)
