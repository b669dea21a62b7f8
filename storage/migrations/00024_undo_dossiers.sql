-- +goose Up
-- +goose StatementBegin

-- The dossiers that the last import changed, as they were before it. They are written before the import is there, a few at a time: rows
-- of any other import than that of undo_import say nothing, and are dropped.
CREATE TABLE undo_dossiers (
  import    INTEGER NOT NULL,
  id        INTEGER NOT NULL,
  unit      INTEGER NOT NULL,
  procedure INTEGER NOT NULL,
  received  INTEGER NOT NULL,
  due       INTEGER NOT NULL,
  finished  INTEGER NOT NULL,
  traits    INTEGER NOT NULL,
  data_time INTEGER NOT NULL,
  gone      INTEGER NOT NULL,
  PRIMARY KEY (import, id)
) STRICT, WITHOUT ROWID;
-- The newest dossier before the import: those after it are its own. NULL when it brought none.
ALTER TABLE undo_import ADD COLUMN newest INTEGER;

-- What would take the last import back has its dossiers in other words.
DELETE FROM undo_import; DELETE FROM undo_facts; DELETE FROM undo_cards; DELETE FROM undo_months; DELETE FROM undo_watches; DELETE FROM undo_notices;
-- +goose StatementEnd
