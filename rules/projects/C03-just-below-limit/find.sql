WITH near_limit AS (
    SELECT p.number, p.name, p.region, p.contract_fen,
           coalesce(p.owner, CAST(p.region AS TEXT)) AS owner,
           l.number AS limit_fen
    FROM project p
    JOIN parameter l
      ON l.name IN ('small_limit', 'works_limit')
     AND coalesce(p.start_date, :as_of) BETWEEN l.valid_from AND l.valid_to
    WHERE p.contract_fen < l.number
      AND p.contract_fen * 1000 >= l.number * :near
      AND NOT EXISTS (SELECT 1 FROM parameter w
                      WHERE w.name = 'open_words' AND position(w.text IN p.tender) > 0)
),
counted AS (
    -- Villages share names: an owner is the owner of its place.
    SELECT n.*, count(*) OVER (PARTITION BY n.region, n.owner, n.limit_fen) AS times_near
    FROM near_limit n
)
SELECT coalesce(CAST(c.region AS TEXT), '') || '|' || coalesce(c.owner, '') || '|' || CAST(c.limit_fen AS TEXT) AS hit,
       c.number AS record,
       CAST(NULL AS UUID) AS person,
       c.contract_fen AS amount_fen,
       c.name AS project_name,
       c.owner AS owner,
       c.contract_fen AS contract_fen,
       c.limit_fen AS limit_fen,
       c.times_near AS times_near
FROM counted c
WHERE c.times_near >= :times
