WITH registered AS (
    SELECT person, min(household) AS household
    FROM households
    GROUP BY person
),
paid AS (
    SELECT p.serial, p.program, p.person, p.name, p.period, p.pay_date, p.amount_fen, p.standard_fen,
           coalesce(r.household, p.household, CAST(p.person AS TEXT)) AS family
    FROM payment p
    LEFT JOIN registered r ON r.person = p.person
    WHERE p.arrived
      AND NOT p.exempt
      AND p.pay_date IS NOT NULL
      AND p.amount_fen > 0
      AND EXISTS (SELECT 1 FROM parameter w
                  WHERE w.name = 'rebuild_words' AND position(w.text IN p.program_name) > 0)
      AND NOT EXISTS (SELECT 1 FROM parameter w
                      WHERE w.name = 'allowed_words' AND position(w.text IN p.remark) > 0)
),
-- Two parts of one grant stay within its standard.
grants AS (
    SELECT family, CAST(count(*) AS BIGINT) AS grants,
           CAST(sum(amount_fen) AS BIGINT) AS fen, max(coalesce(standard_fen, 0)) AS standard_fen,
           count(DISTINCT period) AS periods
    FROM paid
    GROUP BY family
    HAVING count(*) > 1
)
SELECT a.family AS hit,
       a.serial AS record,
       a.person AS person,
       a.amount_fen AS amount_fen,
       a.name AS recipient,
       a.family AS family,
       a.pay_date AS pay_date,
       g.grants AS grants
FROM paid a
JOIN grants g ON g.family = a.family
WHERE NOT (g.periods <= 1 AND g.fen <= g.standard_fen)
  AND EXISTS (
      SELECT 1
      FROM paid b
      WHERE b.family = a.family
        AND b.serial <> a.serial
        AND abs(b.pay_date - a.pay_date) < :years * 365)
