-- +goose Up
-- +goose StatementBegin

-- Notices for people, a row for each notice and person: written in the transaction that causes them, sent afterwards.
CREATE TABLE outbox (
  id         INTEGER PRIMARY KEY, -- another one whenever what the row tells of changes
  key        TEXT NOT NULL UNIQUE,
  person     INTEGER NOT NULL,          -- Telegram id
  unit       INTEGER REFERENCES units,  -- NULL for what concerns no single unit
  reason     TEXT NOT NULL,
  payload    TEXT NOT NULL,             -- JSON: the changes told of, fractions as exact text
  subject    TEXT NOT NULL,
  priority   INTEGER NOT NULL,          -- lower goes first
  not_before INTEGER NOT NULL,
  expires    INTEGER NOT NULL,          -- 0 for never
  state      TEXT NOT NULL,
  attempts   INTEGER NOT NULL DEFAULT 0, -- sends begun
  unsure     INTEGER NOT NULL DEFAULT 0, -- sends whose answer did not come back
  message    INTEGER NOT NULL DEFAULT 0, -- Telegram's id of the message it went out in
  why        TEXT NOT NULL DEFAULT '',
  made_at    INTEGER NOT NULL,
  changed_at INTEGER NOT NULL           -- when it got into its state
) STRICT;
-- What is to be sent is found in these, however much was sent already.
CREATE INDEX outbox_due ON outbox (priority, not_before, id, person) WHERE state = 'queued';
CREATE INDEX outbox_due_to ON outbox (person, not_before) WHERE state = 'queued';
CREATE INDEX outbox_next ON outbox (not_before) WHERE state = 'queued';
-- What a unit's next decision looks at: what was not said yet, and what was.
CREATE INDEX outbox_waiting ON outbox (unit, id) WHERE state IN ('queued', 'sending', 'unknown');
CREATE INDEX outbox_told ON outbox (unit, changed_at) WHERE state = 'accepted';
-- For operators, for what was interrupted, and for the purge.
CREATE INDEX outbox_state ON outbox (state, id);
CREATE INDEX outbox_ended ON outbox (changed_at) WHERE state NOT IN ('queued', 'sending', 'unknown');

-- People whom no message reaches: they blocked the bot or are gone. They come back by writing, or by a new grant.
CREATE TABLE unreachable (
  person INTEGER PRIMARY KEY, -- Telegram id
  since  INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;

-- Targets set in the place of the rule set's.
CREATE TABLE targets (
  id        INTEGER PRIMARY KEY,
  indicator TEXT NOT NULL,
  unit      INTEGER REFERENCES units, -- NULL for all units
  share     TEXT NOT NULL,            -- of the maximum, exact: '19/20'
  since     INTEGER NOT NULL,
  by_person INTEGER NOT NULL          -- Telegram id, 0 on the command line
) STRICT;
CREATE UNIQUE INDEX targets_once ON targets (indicator, ifnull(unit, 0));

-- Whom a notice about a unit goes to.
CREATE INDEX grants_of_unit ON grants (unit, person, role);

-- What is known of a unit's warnings: those that are open, and the latest figures.
CREATE TABLE watches (
  unit  INTEGER PRIMARY KEY REFERENCES units,
  open  INTEGER NOT NULL, -- how many warnings are open
  watch TEXT NOT NULL     -- JSON
) STRICT;
CREATE INDEX watches_open ON watches (open DESC, unit) WHERE open > 0;
-- +goose StatementEnd
