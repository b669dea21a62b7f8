-- +goose Up
-- +goose StatementBegin

-- Files that admins sent to the bot. Of a file nothing is kept but how Telegram knows it: exports name applicants.
CREATE TABLE uploads (
  id        INTEGER PRIMARY KEY,
  person    INTEGER NOT NULL,        -- Telegram id
  update_id INTEGER NOT NULL UNIQUE, -- the message it came in: handled again, it finds the same row
  file_id   TEXT NOT NULL,           -- Telegram's
  name      TEXT NOT NULL,
  size      INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  state     TEXT NOT NULL,           -- 'open', 'taken', 'dropped', 'undone'
  import    INTEGER NOT NULL DEFAULT 0 -- that it was taken in as
) STRICT;
CREATE INDEX uploads_at ON uploads (at);
-- +goose StatementEnd
