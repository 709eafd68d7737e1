WITH ticket AS (
    SELECT e.number, e.region, e.payee, e.purpose, e.pay_date, e.amount_fen, e.invoice_number,
           coalesce(nullif(e.payee_code, ''), e.payee) AS seller,
           coalesce(replace(e.invoice_code, ' ', ''), '') AS code,
           replace(e.invoice_number, ' ', '') AS digits
    FROM expenditure e
    WHERE e.amount_fen > 0
      AND NOT EXISTS (SELECT 1 FROM parameter w
                      WHERE w.name = 'other_words' AND position(w.text IN e.voucher_kind) > 0)
),
numbered AS (
    SELECT t.*,
           CASE WHEN translate(t.digits, '0123456789', '') = '' AND length(t.digits) BETWEEN 5 AND :longest
                THEN CAST(t.digits AS BIGINT) END AS n
    FROM ticket t
    WHERE t.seller IS NOT NULL
),
-- Numbers that follow one another differ from their rank by the same.
ranked AS (
    SELECT r.*,
           r.n - dense_rank() OVER (PARTITION BY r.region, r.seller, r.code ORDER BY r.n) AS run
    FROM numbered r
    WHERE r.n > 0
),
chain AS (
    SELECT region, seller, code, run, count(DISTINCT n) AS numbers, min(n) AS first_number,
           CAST(max(pay_date) - min(pay_date) AS BIGINT) AS span_days
    FROM ranked
    GROUP BY region, seller, code, run
)
SELECT CAST(r.region AS TEXT) || '|' || r.seller || '|' || r.code || '|' || CAST(c.first_number AS TEXT) AS hit,
       r.number AS record,
       CAST(NULL AS UUID) AS person,
       r.amount_fen AS amount_fen,
       r.payee AS payee,
       r.purpose AS purpose,
       r.pay_date AS pay_date,
       r.invoice_number AS invoice_number,
       c.numbers AS numbers,
       c.span_days AS span_days
FROM ranked r
JOIN chain c
  ON c.region = r.region
 AND c.seller = r.seller
 AND c.code = r.code
 AND c.run = r.run
WHERE c.numbers >= :least
  AND c.span_days > :days
