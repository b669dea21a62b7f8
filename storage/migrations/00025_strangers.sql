-- +goose Up
-- +goose StatementBegin

-- One row for each chat that wrote while nobody registered wrote in it, or that brought wrong invitation codes: what it gets is bounded,
-- and so is what is kept of it. Attempts at codes were a row each before.
CREATE TABLE strangers (
  chat           INTEGER PRIMARY KEY,
  at             INTEGER NOT NULL,           -- of the last change
  latest         INTEGER NOT NULL DEFAULT 0, -- the newest update that changed the row: told again, it changes nothing
  greeted_at     INTEGER NOT NULL DEFAULT 0,
  wrong          INTEGER NOT NULL DEFAULT 0, -- codes since the first of them
  wrong_since    INTEGER NOT NULL DEFAULT 0,
  wrong_update   INTEGER NOT NULL DEFAULT 0, -- the newest that was told that its code is wrong
  refused_update INTEGER NOT NULL DEFAULT 0, -- the newest that was refused because of the lock-out
  refused_at     INTEGER NOT NULL DEFAULT 0  -- when one was last told so
) STRICT;
CREATE INDEX strangers_at ON strangers (at);

-- Of attempts made more than an hour before the last wrong one nothing follows any more.
INSERT INTO strangers (chat, at, latest, wrong, wrong_since, wrong_update, refused_update)
SELECT a.chat, max(a.at), max(a.update_id), sum(a.locked = 0 AND a.at > w.newest - 3600),
  ifnull(min(iif(a.locked = 0 AND a.at > w.newest - 3600, a.at, NULL)), 0),
  max(iif(a.locked = 0, a.update_id, 0)), max(iif(a.locked = 1, a.update_id, 0))
FROM invitation_attempts a
JOIN (SELECT chat, ifnull(max(iif(locked = 0, at, NULL)), 0) AS newest FROM invitation_attempts GROUP BY chat) w ON w.chat = a.chat
GROUP BY a.chat;
DROP TABLE invitation_attempts;

-- What a stranger wrote is dropped when it is answered.
ALTER TABLE inbox ADD COLUMN stranger INTEGER NOT NULL DEFAULT 0;
CREATE INDEX inbox_strangers ON inbox (id) WHERE stranger = 1;
-- +goose StatementEnd
