-- What keeps a hit away: judged false about the same facts, or on an approved white list that still holds.
SELECT rule, question, facts, white_until, approved_at FROM compare_judgement WHERE verdict = 'false'
