-- +goose Up
-- +goose StatementBegin

-- To which unit the dossiers of a unit belong, from its day on: scoring.Unit.Holdings of the whole register. Every day has
-- exactly one holder. The program writes the table anew whenever the register changes, and when it finds it empty.
-- v_dossiers and v_overdue go on naming the unit whose code a dossier bears; v_units names its successor.
CREATE TABLE holders (
  unit   INTEGER NOT NULL REFERENCES units,
  since  TEXT NOT NULL, -- first day 'YYYY-MM-DD', '' without a beginning
  until  TEXT NOT NULL, -- the day after the last one, '~' without an end: every day is before it
  holder INTEGER NOT NULL REFERENCES units,
  PRIMARY KEY (unit, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX holders_of ON holders (holder, since, until);
-- +goose StatementEnd
