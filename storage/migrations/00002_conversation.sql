-- +goose Up
-- +goose StatementBegin

-- The instant at which the dossiers behind a card were looked at; 0 when none are behind it, and for cards that were
-- scored before this column.
ALTER TABLE scorecards ADD COLUMN cut_off INTEGER NOT NULL DEFAULT 0;

-- What somebody is being asked: a question put by one update is answered or ended by another. The update that asks may
-- itself be an answer; then found_… is the question that it found, so that it finds it again when it is handled again.
CREATE TABLE dialogues (
  person        INTEGER PRIMARY KEY, -- Telegram id
  asks          TEXT NOT NULL,
  about         TEXT NOT NULL,
  expires       INTEGER NOT NULL,
  opened_at     INTEGER NOT NULL,
  opened_by     INTEGER NOT NULL,           -- update id
  ended_by      INTEGER NOT NULL DEFAULT 0, -- update id, 0 while it is open
  found_asks    TEXT NOT NULL DEFAULT '',
  found_about   TEXT NOT NULL DEFAULT '',
  found_expires INTEGER NOT NULL DEFAULT 0  -- 0: nothing was being asked
) STRICT;

-- Pictures that Telegram has already: it sends them again by its own id.
CREATE TABLE pictures (
  sum     TEXT PRIMARY KEY, -- SHA-256 of the bytes, hex
  file_id TEXT NOT NULL,
  at      INTEGER NOT NULL  -- last kept
) STRICT, WITHOUT ROWID;
CREATE INDEX pictures_at ON pictures (at);

-- Group chats that were told that the bot works in private chats only. They are told once.
CREATE TABLE groups_told (
  chat    INTEGER PRIMARY KEY, -- Telegram id
  told_by INTEGER NOT NULL     -- update id: handled again, it tells again
) STRICT;
-- +goose StatementEnd
