-- +goose Up
-- +goose StatementBegin

-- What is shown of people in the place of a name, and when they last wrote or pressed. Rows stay, so that a number never
-- comes to stand for somebody else.
CREATE TABLE people_seen (
  number INTEGER PRIMARY KEY,
  person INTEGER NOT NULL UNIQUE REFERENCES people,
  seen   INTEGER NOT NULL DEFAULT 0 -- beginning of the day in the authority's zone, 0 for never: a write a day at most
) STRICT;
INSERT INTO people_seen (person) SELECT p.id FROM people p LEFT JOIN grants g ON g.person = p.id GROUP BY p.id ORDER BY min(g.id) IS NULL, min(g.id), p.id;

-- Invitations that somebody may still follow.
CREATE INDEX invitations_open ON invitations (expires, hash) WHERE used_at = 0 AND revoked_at = 0;
-- +goose StatementEnd
