-- +goose Up
-- +goose StatementBegin

-- The figures of a unit's month at each occasion on which its summary was queued: what a later summary replaces, and since
-- when it is to be seen.
CREATE TABLE summaries (
  id               INTEGER PRIMARY KEY, -- in the order queued
  month            TEXT NOT NULL,
  unit             INTEGER NOT NULL REFERENCES units,
  occasion         TEXT NOT NULL,    -- 'provisional', or the words of a closing
  at               INTEGER NOT NULL,
  scored           INTEGER NOT NULL,
  converted_tenths INTEGER NOT NULL,
  rank             INTEGER NOT NULL, -- 0 without a score
  ranked           INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX summaries_once ON summaries (month, unit, occasion);

-- Who said that they have seen a unit's month, and when they said so first of its newest summary.
CREATE TABLE summaries_seen (
  month  TEXT NOT NULL,
  unit   INTEGER NOT NULL REFERENCES units,
  person INTEGER NOT NULL, -- Telegram id
  newest INTEGER NOT NULL, -- the newest summary's id when they did
  at     INTEGER NOT NULL,
  PRIMARY KEY (month, unit, person)
) STRICT, WITHOUT ROWID;

-- What became of a month's summaries.
CREATE INDEX outbox_summaries ON outbox (subject, unit, person, state) WHERE reason = 'summary';
-- +goose StatementEnd
