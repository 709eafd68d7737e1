WITH bought AS (
    SELECT p.serial, p.person, p.program, p.name, p.pay_date, p.amount_fen,
           -- In ten-thousandths; a row that does not count machines is for one.
           CASE WHEN p.unit = '台' AND p.quantity > 0 THEN p.quantity ELSE 10000 END AS quantity
    FROM payment p
    WHERE p.arrived
      AND NOT p.exempt
      AND p.amount_fen > 0
      AND p.pay_date IS NOT NULL
      AND EXISTS (SELECT 1 FROM parameter w
                  WHERE w.name = 'machine_words' AND position(w.text IN p.program_name) > 0)
      AND NOT EXISTS (
          SELECT 1
          FROM parameter w
          WHERE w.name = 'organisation_words'
            AND position(w.text IN coalesce(p.name, '') || ' ' || coalesce(p.account_name, '') || ' ' || coalesce(p.remark, '')) > 0)
),
-- The machines of a year that begins with each purchase.
year_of AS (
    SELECT a.person, a.program, a.pay_date AS first_day, CAST(sum(b.quantity) AS BIGINT) AS quantity
    FROM (SELECT DISTINCT person, program, pay_date FROM bought) a
    JOIN bought b
      ON b.person = a.person
     AND b.program = a.program
     AND b.pay_date BETWEEN a.pay_date AND a.pay_date + :days
    GROUP BY a.person, a.program, a.pay_date
)
SELECT CAST(b.person AS TEXT) || '|' || b.program AS hit,
       b.serial AS record,
       b.person AS person,
       b.amount_fen AS amount_fen,
       b.name AS recipient,
       b.pay_date AS pay_date,
       CAST(max((y.quantity - y.quantity % 10000) / 10000) AS BIGINT) AS machines
FROM bought b
JOIN year_of y
  ON y.person = b.person
 AND y.program = b.program
 AND b.pay_date BETWEEN y.first_day AND y.first_day + :days
WHERE y.quantity >= :least * 10000
GROUP BY b.person, b.program, b.serial, b.amount_fen, b.name, b.pay_date
