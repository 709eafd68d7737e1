-- The same number is written with other brackets and blanks the second time.
WITH plain AS (
    SELECT s.*,
           translate(replace(replace(s.doc_no, ' ', ''), '　', ''), '[]()（）【】［］', '〔〕〔〕〔〕〔〕〔〕') AS plain_no
    FROM source s
    WHERE s.amount_fen > 0
      AND NOT EXISTS (SELECT 1 FROM parameter w
                      WHERE w.name = 'instalment_words' AND position(w.text IN s.doc_no) > 0)
),
twice AS (
    SELECT plain_no, program, amount_fen, doc_date, level, count(*) AS times,
           string_agg(DISTINCT doc_no, '、' ORDER BY doc_no) AS entered_as
    FROM plain
    GROUP BY plain_no, program, amount_fen, doc_date, level
    HAVING count(*) > 1
)
SELECT t.plain_no || '|' || coalesce(t.program, '') AS hit,
       p.doc_no AS record,
       CAST(NULL AS UUID) AS person,
       -- What is in question is all entries but the first one.
       CASE WHEN p.doc_no = min(p.doc_no) OVER (PARTITION BY t.plain_no, t.program, t.amount_fen, t.doc_date, t.level)
            THEN 0 ELSE t.amount_fen END AS amount_fen,
       t.program AS program,
       t.doc_date AS doc_date,
       t.entered_as AS entered_as,
       t.times AS times
FROM twice t
JOIN (SELECT DISTINCT plain_no, program, amount_fen, doc_date, level, doc_no FROM plain) p
  ON p.plain_no = t.plain_no
 AND p.program IS NOT DISTINCT FROM t.program
 AND p.amount_fen = t.amount_fen
 AND p.doc_date IS NOT DISTINCT FROM t.doc_date
 AND p.level IS NOT DISTINCT FROM t.level
