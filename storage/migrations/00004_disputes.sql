-- +goose Up
-- +goose StatementBegin

-- Reports that the data of a dossier are wrong. They change no figure that is kept.
CREATE TABLE disputes (
  id         INTEGER PRIMARY KEY,
  month      TEXT NOT NULL,                    -- whose figures it is about
  unit       INTEGER NOT NULL REFERENCES units, -- that reported it
  code       TEXT NOT NULL,                    -- of the dossier
  reason     TEXT NOT NULL,
  words      TEXT NOT NULL,                    -- '' unless the reason is 'other'
  by_person  INTEGER NOT NULL,                 -- Telegram id
  at         INTEGER NOT NULL,
  update_id  INTEGER NOT NULL,                 -- that filed it: handled again, it finds it
  state      TEXT NOT NULL DEFAULT 'open',     -- 'open', 'accepted', 'rejected'
  decided_by INTEGER NOT NULL DEFAULT 0,       -- Telegram id, 0 while it is open
  decided_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX disputes_open ON disputes (code) WHERE state = 'open';
CREATE UNIQUE INDEX disputes_accepted ON disputes (unit, month, code) WHERE state = 'accepted';
CREATE INDEX disputes_of_dossier ON disputes (code, id);
CREATE INDEX disputes_waiting ON disputes (at, id) WHERE state = 'open';
CREATE INDEX disputes_waiting_unit ON disputes (unit, at, id) WHERE state = 'open';
CREATE INDEX disputes_waiting_month ON disputes (month) WHERE state = 'open';

-- One row for a report that a dossier's data are wrong. at and decided_at are Unix seconds; decided_at is NULL while the
-- state is 'open'; reason is 'unsynced', 'due', 'paused', 'channel', 'foreign' or 'other'.
CREATE VIEW v_disputes AS
SELECT d.id, d.month, u.code AS unit, u.name AS unit_name, d.code, d.reason, d.words, d.by_person, d.at, d.state,
  nullif(d.decided_by, 0) AS decided_by, nullif(d.decided_at, 0) AS decided_at
FROM disputes d JOIN units u ON u.id = d.unit;
-- +goose StatementEnd
