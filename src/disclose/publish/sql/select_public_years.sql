-- Programs and years of the catalogue of which something is public.
SELECT c.program, c.year
  FROM disclose_catalogue c
 WHERE EXISTS (
        SELECT 1 FROM disclose_publication p
         WHERE p.program = c.program AND p.year = c.year AND p.latest = 1 AND p.mode <> 'none')
 ORDER BY c.program, c.year
