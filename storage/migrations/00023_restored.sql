-- +goose Up
-- +goose StatementBegin

-- The bots that served the store. Telegram numbers the updates of each by itself: those of a bot are kept under their own number
-- plus number << 40. Number 0 is the first bot.
CREATE TABLE bots (
  number  INTEGER PRIMARY KEY,
  bot     INTEGER NOT NULL UNIQUE, -- Telegram's id of it: the digits of its token
  current INTEGER NOT NULL         -- 1: it serves now, or served last
) STRICT;

-- Whose rights the last restore changed, or left as they were in the copy, until somebody has seen to it.
CREATE TABLE restored_people (
  person INTEGER NOT NULL, -- Telegram id
  role   TEXT NOT NULL,
  unit   TEXT NOT NULL,    -- code, '' for the authority's office
  became TEXT NOT NULL,    -- 'withdrawn', 'kept', 'lost', 'unknown'
  PRIMARY KEY (person, role, unit)
) STRICT, WITHOUT ROWID;
-- +goose StatementEnd
