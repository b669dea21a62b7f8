-- +goose Up
-- +goose StatementBegin

-- The last import, when it can be taken back, and what that takes. The next import empties these tables.
CREATE TABLE undo_import (
  one    INTEGER PRIMARY KEY CHECK (one = 1),
  import INTEGER NOT NULL
) STRICT;
-- The statements that restore the rows of the tables of facts, to be run from the last to the first.
CREATE TABLE undo_facts (
  place     INTEGER PRIMARY KEY,
  statement TEXT NOT NULL
) STRICT;
-- The same for the cards of a month, as long as they are those of the import: when they are scored anew, they are dropped.
CREATE TABLE undo_cards (
  place     INTEGER PRIMARY KEY,
  month     TEXT NOT NULL,
  statement TEXT NOT NULL
) STRICT;
CREATE INDEX undo_cards_of_month ON undo_cards (month, place);
-- The months whose scores it touched.
CREATE TABLE undo_months (
  month TEXT NOT NULL,
  unit  INTEGER NOT NULL,
  PRIMARY KEY (month, unit)
) STRICT, WITHOUT ROWID;
-- What it decided, as it was before, '' for nothing, and as the import left it: since then people may have answered, and
-- notices may have gone out. The texts of notices are JSON objects of their columns.
CREATE TABLE undo_watches (
  unit   INTEGER PRIMARY KEY,
  before TEXT NOT NULL,
  after  TEXT NOT NULL
) STRICT;
CREATE TABLE undo_notices (
  key    TEXT PRIMARY KEY,
  before TEXT NOT NULL,
  after  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- +goose StatementEnd
