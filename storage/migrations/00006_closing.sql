-- +goose Up
-- +goose StatementBegin

-- Every closing of a month, and how it was opened again. The months that are closed now stand in months; of those the
-- latest closing here is in force. The cards of a closed month keep their exact figures, as published ones do, so that
-- another version of the rules moves none of them.
CREATE TABLE closings (
  month        TEXT NOT NULL,
  n            INTEGER NOT NULL,           -- 1 for the first time
  at           INTEGER NOT NULL,
  by_person    INTEGER NOT NULL,           -- Telegram id, 0 on the command line
  update_id    INTEGER NOT NULL,           -- the update that closed it, 0 on the command line
  rule_set     TEXT NOT NULL,
  rule_version TEXT NOT NULL,              -- of what decides figures in the rule set
  units        INTEGER NOT NULL,           -- how many units have a card
  changed      INTEGER NOT NULL,           -- how many of them are not as the closing before left them
  reopened_at  INTEGER NOT NULL DEFAULT 0, -- 0 while it is in force
  reopened_by  INTEGER NOT NULL DEFAULT 0,
  reopened_update INTEGER NOT NULL DEFAULT 0,
  reason       TEXT NOT NULL DEFAULT '',   -- of the reopening
  told         TEXT NOT NULL DEFAULT '',   -- the differences that admins were told of last, as a sum; '' for none
  left_sum     TEXT NOT NULL DEFAULT '',   -- the differences that an admin chose to leave, as a sum; '' for none
  PRIMARY KEY (month, n)
) STRICT, WITHOUT ROWID;

-- What the latest closing of a month made official of each unit: the next one tells whoever has other figures.
CREATE TABLE closed_figures (
  month   TEXT NOT NULL,
  unit    INTEGER NOT NULL REFERENCES units,
  figures TEXT NOT NULL, -- rank, grade, score and every line, exactly
  PRIMARY KEY (month, unit)
) STRICT, WITHOUT ROWID;

-- One row for a closing of a month, n counting them. closed_at and reopened_at are Unix seconds; reopened_at, reopened_by
-- and reason are NULL while the closing is in force; persons are Telegram ids, 0 for the command line; units is the
-- number of units with a card, changed the number of those that the closing before left otherwise.
CREATE VIEW v_closings AS
SELECT month, n, at AS closed_at, by_person AS closed_by, rule_set, rule_version, units, changed,
  nullif(reopened_at, 0) AS reopened_at, iif(reopened_at, reopened_by, NULL) AS reopened_by, nullif(reason, '') AS reason
FROM closings;
-- +goose StatementEnd
