-- +goose Up
-- +goose StatementBegin

-- What admins write to many. The recipients are rows of the outbox, one for each, whose subject is the broadcast's id.
CREATE TABLE broadcasts (
  id          INTEGER PRIMARY KEY,
  made_by     INTEGER NOT NULL,           -- Telegram id
  made_at     INTEGER NOT NULL,
  made_update INTEGER NOT NULL,           -- the update that made it: handled again, it finds it
  changed_at  INTEGER NOT NULL,
  kind        TEXT NOT NULL,              -- text, photo, document
  text        TEXT NOT NULL,              -- with placeholders
  file        TEXT NOT NULL,              -- Telegram's id of the photo or document, '' for a text
  audience    TEXT NOT NULL,              -- JSON
  confirm     INTEGER NOT NULL,           -- 1: with a button by which people say that they received it
  send_at     INTEGER NOT NULL,           -- 0: as soon as it is confirmed
  state       TEXT NOT NULL,
  stop        TEXT NOT NULL DEFAULT '',   -- why it is paused
  refused     INTEGER NOT NULL DEFAULT 0, -- how many sends in a row were refused
  version     INTEGER NOT NULL DEFAULT 1, -- rises with each change by a person
  by_update   INTEGER NOT NULL,           -- the update that changed it last
  chat        INTEGER NOT NULL DEFAULT 0, -- where the progress is shown
  message     INTEGER NOT NULL DEFAULT 0, -- Telegram's id of the message in which it is
  shown       TEXT NOT NULL DEFAULT '',   -- what was shown last, as counts
  settled     INTEGER NOT NULL DEFAULT 0  -- 1: nothing is on its way any more, and the progress shows that
) STRICT;
CREATE UNIQUE INDEX broadcasts_made ON broadcasts (made_by, made_update);
CREATE INDEX broadcasts_unsettled ON broadcasts (id) WHERE settled = 0 AND state <> 'draft';

-- Who said that they received one.
CREATE TABLE broadcast_confirmations (
  broadcast INTEGER NOT NULL REFERENCES broadcasts,
  person    INTEGER NOT NULL, -- Telegram id
  at        INTEGER NOT NULL,
  PRIMARY KEY (broadcast, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_broadcast ON outbox (subject, person, state, why) WHERE reason = 'broadcast';
-- +goose StatementEnd
