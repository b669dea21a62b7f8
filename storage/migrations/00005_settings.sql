-- +goose Up
-- +goose StatementBegin

-- What an authority sets of itself, beside its units and targets: the parts of its letters that no figures tell.
CREATE TABLE settings (
  key       TEXT PRIMARY KEY,
  value     TEXT NOT NULL,    -- never empty: what is cleared has no row
  since     INTEGER NOT NULL,
  by_person INTEGER NOT NULL  -- Telegram id, 0 on the command line
) STRICT, WITHOUT ROWID;
-- +goose StatementEnd
