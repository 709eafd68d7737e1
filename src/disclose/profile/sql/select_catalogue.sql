SELECT year, program FROM disclose_catalogue ORDER BY year, program
