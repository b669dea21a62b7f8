-- +goose Up
-- +goose StatementBegin

-- Headers of exports that nobody had seen before, and which column an admin said to be which field. Labels only, never
-- what stands below them.
CREATE TABLE layouts (
  layout    TEXT NOT NULL, -- by which the header's labels are known again
  field     TEXT NOT NULL,
  label     TEXT NOT NULL, -- as files write it
  since     INTEGER NOT NULL,
  by_person INTEGER NOT NULL, -- Telegram id
  PRIMARY KEY (layout, field)
) STRICT, WITHOUT ROWID;
-- +goose StatementEnd
