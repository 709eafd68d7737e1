WITH claim AS (
    SELECT e.number, e.payee, e.purpose, e.pay_date, e.amount_fen, e.invoice_code, e.invoice_number,
           coalesce(nullif(e.payee_code, ''), e.payee) AS seller,
           nullif(replace(e.invoice_code, ' ', ''), '') AS code,
           -- A spreadsheet drops leading noughts.
           ltrim(replace(e.invoice_number, ' ', ''), '0') AS digits
    FROM expenditure e
    WHERE e.invoice_number IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM parameter w
                      WHERE w.name = 'other_words' AND position(w.text IN e.voucher_kind) > 0)
      AND NOT EXISTS (SELECT 1 FROM parameter w
                      WHERE w.name = 'split_words' AND position(w.text IN e.purpose) > 0)
),
-- The code is sometimes left out: then the seller's other claim of that number has it, or the seller stands for it.
-- A fully digital invoice has no code and a number of 20 digits, which is one of its own.
named AS (
    SELECT c.*,
           CASE WHEN length(c.digits) >= 18 THEN ''
                ELSE coalesce(c.code, max(c.code) OVER (PARTITION BY c.seller, c.digits), c.seller, '') END AS book
    FROM claim c
    WHERE length(c.digits) >= :shortest
),
counted AS (
    SELECT n.*,
           count(*) OVER (PARTITION BY n.book, n.digits) AS entries,
           sum(n.amount_fen) OVER (PARTITION BY n.book, n.digits) AS total_fen,
           max(n.amount_fen) OVER (PARTITION BY n.book, n.digits) AS largest_fen
    FROM named n
)
SELECT c.book || '|' || c.digits AS hit,
       c.number AS record,
       CAST(NULL AS UUID) AS person,
       c.amount_fen AS amount_fen,
       c.payee AS payee,
       c.purpose AS purpose,
       c.pay_date AS pay_date,
       c.invoice_code AS invoice_code,
       c.invoice_number AS invoice_number,
       c.entries AS entries
FROM counted c
WHERE c.entries > 1
  AND c.amount_fen > 0
  -- An entry in red took the second claim back.
  AND c.total_fen > c.largest_fen
