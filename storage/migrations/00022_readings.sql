-- +goose Up
-- +goose StatementBegin

-- A file that was read otherwise than before takes the place of what it was when it was taken in before: the number of that import, 0 for
-- none. Nothing of the replaced one counts.
ALTER TABLE imports ADD COLUMN replaced INTEGER NOT NULL DEFAULT 0;

-- What an import of dossiers replaced, so that the same file may be read otherwise later: the dossiers that it changed as they were before,
-- those that it added being (newest, last] but for the rows without a unit; and how far the data of units reached. Old ones are dropped.
CREATE TABLE readings (
  import  INTEGER PRIMARY KEY,
  newest  INTEGER NOT NULL, -- the highest dossiers.id before it
  last    INTEGER NOT NULL, -- and after it
  changed INTEGER NOT NULL  -- rows in replaced
) STRICT;
CREATE TABLE replaced (
  import    INTEGER NOT NULL,
  dossier   INTEGER NOT NULL,
  unit      INTEGER,          -- NULL: there was no such dossier
  procedure INTEGER,
  received  INTEGER NOT NULL,
  due       INTEGER NOT NULL,
  finished  INTEGER NOT NULL,
  traits    INTEGER NOT NULL,
  data_time INTEGER NOT NULL,
  gone      INTEGER NOT NULL,
  silent    INTEGER NOT NULL, -- the bits of traits of which the import said nothing, and above them whether of due and finished
  PRIMARY KEY (import, dossier)
) STRICT, WITHOUT ROWID;
CREATE TABLE replaced_reach (
  import    INTEGER NOT NULL,
  month     TEXT NOT NULL,
  unit      INTEGER NOT NULL,
  data_time INTEGER NOT NULL,
  stated    INTEGER NOT NULL,
  by_import INTEGER NOT NULL,
  PRIMARY KEY (import, month, unit)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER import_forgotten AFTER DELETE ON imports BEGIN
  DELETE FROM readings WHERE import = OLD.id;
  DELETE FROM replaced WHERE import = OLD.id;
  DELETE FROM replaced_reach WHERE import = OLD.id;
END;

-- What would take the last import back knows the tables as they were.
DELETE FROM undo_import; DELETE FROM undo_facts; DELETE FROM undo_cards; DELETE FROM undo_months; DELETE FROM undo_watches; DELETE FROM undo_notices;
-- +goose StatementEnd
