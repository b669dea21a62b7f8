-- +goose Up
-- +goose StatementBegin

-- The dossiers as an import, or taking one back, is going to leave them: filled a few at a time while others write, and put in the place of
-- the table dossiers by one short transaction. Empty at all other times; what a killed run left is dropped. Columns and indexes are
-- those of dossiers, in the same order.
CREATE TABLE prepared (
  id          INTEGER PRIMARY KEY,
  code        TEXT NOT NULL UNIQUE,
  unit        INTEGER NOT NULL,
  procedure   INTEGER NOT NULL,
  received    INTEGER NOT NULL,
  due         INTEGER NOT NULL,
  finished    INTEGER NOT NULL,
  traits      INTEGER NOT NULL,
  data_time   INTEGER NOT NULL,
  status      INTEGER AS (traits & 15) VIRTUAL,
  channel     INTEGER AS (traits >> 4 & 3) VIRTUAL,
  fee         INTEGER AS (traits >> 6 & 1) VIRTUAL,
  paid_online INTEGER AS (traits >> 7 & 1) VIRTUAL,
  digitised   INTEGER AS (traits >> 8 & 1) VIRTUAL,
  e_result    INTEGER AS (traits >> 9 & 1) VIRTUAL,
  gone        INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX prepared_received ON prepared (unit, received, finished, due, traits, gone);
CREATE INDEX prepared_finished ON prepared (unit, finished, received, due, traits, gone) WHERE finished > 0;
CREATE INDEX prepared_open ON prepared (unit, due, code, received, finished, traits, gone) WHERE traits & 15 IN (2, 4) AND due > 0;
CREATE INDEX prepared_open_due ON prepared (due, code, gone) WHERE traits & 15 IN (2, 4) AND due > 0;
CREATE INDEX prepared_gone ON prepared (unit, due, code, gone) WHERE gone > 0;
CREATE INDEX prepared_late ON prepared (unit, due, finished, received, traits) WHERE traits & 15 IN (9, 10) AND due > 0 AND finished > due;

-- The dossiers that the last import changed, as they were before it, are those of replaced. Its rows are written before the import is
-- there: they say something only where readings has the import, and are else dropped, a few at a time.
DROP TABLE undo_dossiers;
DROP TRIGGER import_forgotten;
CREATE TRIGGER import_forgotten AFTER DELETE ON imports BEGIN
  DELETE FROM readings WHERE import = OLD.id;
  DELETE FROM replaced_reach WHERE import = OLD.id;
END;

-- What would take the last import back has its dossiers elsewhere.
DELETE FROM undo_import; DELETE FROM undo_facts; DELETE FROM undo_cards; DELETE FROM undo_months; DELETE FROM undo_watches; DELETE FROM undo_notices;
-- +goose StatementEnd
