-- +goose Up
-- +goose StatementBegin

-- The views (v_…) at the end are the public interface of this file. The tables may change with any version.
-- Instants are Unix seconds (UTC), 0 where there is none; months are TEXT 'YYYY-MM' in the authority's zone; truth
-- values are 0 and 1; points are kept as counts, or as tenths rounded for showing, never as floating point.

-- The register of units (communes).
CREATE TABLE units (
  id         INTEGER PRIMARY KEY,
  code       TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  valid_from TEXT NOT NULL, -- first day 'YYYY-MM-DD', '' when open
  valid_to   TEXT NOT NULL, -- last day, inclusive, '' when open
  successor  TEXT NOT NULL  -- code of the unit that took over, '' when there is none
) STRICT;

-- Further spellings under which files name a unit.
CREATE TABLE unit_names (
  unit  INTEGER NOT NULL REFERENCES units,
  place INTEGER NOT NULL,
  name  TEXT NOT NULL,
  PRIMARY KEY (unit, place)
) STRICT, WITHOUT ROWID;

-- Files taken in.
CREATE TABLE imports (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL,    -- base name of the file
  sha256    TEXT NOT NULL,    -- of its bytes, hex
  size      INTEGER NOT NULL,
  kind      TEXT NOT NULL,    -- 'units', 'dossiers', 'counts', 'published'
  at        INTEGER NOT NULL, -- when it was taken in
  by_person INTEGER NOT NULL, -- Telegram id, 0 on the command line
  as_of     INTEGER NOT NULL, -- the data time the caller stated, 0 when none
  data_time INTEGER NOT NULL, -- up to when the data reaches, 0 when unknown
  stated    INTEGER NOT NULL, -- the data time is stated, not guessed
  data_rows INTEGER NOT NULL, -- rows read
  refused   INTEGER NOT NULL, -- rows that could not be used
  added     INTEGER NOT NULL DEFAULT 0,
  changed   INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  older     INTEGER NOT NULL DEFAULT 0 -- rows older than what the store had
) STRICT;
CREATE INDEX imports_of_bytes ON imports (sha256, as_of);
CREATE INDEX imports_by_kind ON imports (kind, data_time);

-- Rows of files that could not be used. Values of personal columns never get here.
CREATE TABLE import_refusals (
  import      INTEGER NOT NULL REFERENCES imports,
  place       INTEGER NOT NULL,
  row         INTEGER NOT NULL, -- row number in the file, from 1
  reason      TEXT NOT NULL,
  value       TEXT NOT NULL,
  suggestions TEXT NOT NULL,    -- a JSON array of names
  PRIMARY KEY (import, place)
) STRICT, WITHOUT ROWID;

-- Names of procedures and their fields, so that a dossier's row stays narrow.
CREATE TABLE procedures (
  id    INTEGER PRIMARY KEY,
  name  TEXT NOT NULL,
  field TEXT NOT NULL,
  UNIQUE (name, field)
) STRICT;

CREATE TABLE dossiers (
  id          INTEGER PRIMARY KEY,
  code        TEXT NOT NULL UNIQUE,
  unit        INTEGER NOT NULL REFERENCES units,
  procedure   INTEGER NOT NULL REFERENCES procedures,
  received    INTEGER NOT NULL,
  due         INTEGER NOT NULL,
  finished    INTEGER NOT NULL,
  -- The small values in one number: bits 0-3 status, 4-5 channel, 6 fee, 7 paid online, 8 digitised, 9 e-result. It
  -- keeps rows and indexes narrow; the columns below read it.
  traits      INTEGER NOT NULL,
  data_time   INTEGER NOT NULL, -- of the newest file that had it: an older file never overwrites it
  status      INTEGER AS (traits & 15) VIRTUAL,     -- national code, 1 to 10
  channel     INTEGER AS (traits >> 4 & 3) VIRTUAL, -- 1 direct, 2 online, 3 postal, 0 not known
  fee         INTEGER AS (traits >> 6 & 1) VIRTUAL,
  paid_online INTEGER AS (traits >> 7 & 1) VIRTUAL,
  digitised   INTEGER AS (traits >> 8 & 1) VIRTUAL,
  e_result    INTEGER AS (traits >> 9 & 1) VIRTUAL
) STRICT;
-- With all that a month's tallies look at: they are counted from these alone.
CREATE INDEX dossiers_received ON dossiers (unit, received, finished, due, traits);
CREATE INDEX dossiers_finished ON dossiers (unit, finished, received, due, traits) WHERE finished > 0;
-- The clock runs: what is or will be overdue.
CREATE INDEX dossiers_open ON dossiers (unit, due, code, received, finished, traits) WHERE traits & 15 IN (2, 4) AND due > 0;
CREATE INDEX dossiers_open_due ON dossiers (due, code) WHERE traits & 15 IN (2, 4) AND due > 0;
-- Resolved late: overdue in the months between.
CREATE INDEX dossiers_late ON dossiers (unit, due, finished, received, traits) WHERE traits & 15 IN (9, 10) AND due > 0 AND finished > due;

-- How far the data of a unit's month reaches: the newest data time of the files that brought dossiers received or
-- finished in it, or open and due in it.
CREATE TABLE unit_months (
  month     TEXT NOT NULL,
  unit      INTEGER NOT NULL REFERENCES units,
  data_time INTEGER NOT NULL,
  stated    INTEGER NOT NULL,
  import    INTEGER NOT NULL REFERENCES imports,
  PRIMARY KEY (month, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_months_reach ON unit_months (unit, data_time);

-- Tallies counted by people.
CREATE TABLE counts (
  month       TEXT NOT NULL,
  unit        INTEGER NOT NULL REFERENCES units,
  indicator   TEXT NOT NULL,
  assessed    INTEGER NOT NULL, -- 0: entered as '-'
  numerator   INTEGER NOT NULL,
  denominator INTEGER NOT NULL,
  import      INTEGER NOT NULL REFERENCES imports,
  PRIMARY KEY (month, unit, indicator)
) STRICT, WITHOUT ROWID;

-- Appendices as published; figures are the text printed.
CREATE TABLE published (
  month     TEXT NOT NULL,
  place     INTEGER NOT NULL, -- order in the appendix, from 0
  unit      INTEGER NOT NULL REFERENCES units,
  total     TEXT NOT NULL,
  converted TEXT NOT NULL,
  grade     TEXT NOT NULL,
  import    INTEGER NOT NULL REFERENCES imports,
  PRIMARY KEY (month, place),
  UNIQUE (month, unit)
) STRICT, WITHOUT ROWID;
CREATE TABLE published_points (
  month     TEXT NOT NULL,
  unit      INTEGER NOT NULL REFERENCES units,
  indicator TEXT NOT NULL,
  figure    TEXT NOT NULL,
  PRIMARY KEY (month, unit, indicator)
) STRICT, WITHOUT ROWID;

-- One row for a unit's month. A computed card is rebuilt exactly from the counts of its lines, a published one from
-- the exact figures kept as text.
CREATE TABLE scorecards (
  month            TEXT NOT NULL,
  unit             INTEGER NOT NULL REFERENCES units,
  position         INTEGER NOT NULL, -- in the order of rank, then code, from 0
  rank             INTEGER NOT NULL, -- 0 without a score
  ranked           INTEGER NOT NULL, -- how many units have a rank in the month
  rule_set         TEXT NOT NULL,
  grade            TEXT NOT NULL,    -- code of the grade, '' without a score
  scored           INTEGER NOT NULL,
  published        INTEGER NOT NULL, -- printed figures, no counts behind them
  total_tenths     INTEGER NOT NULL,
  max_tenths       INTEGER NOT NULL, -- sum of the maxima assessed
  converted_tenths INTEGER NOT NULL,
  total            TEXT,             -- exact, only when published
  converted        TEXT,             -- exact, only when published
  data_time        INTEGER NOT NULL,
  stated           INTEGER NOT NULL,
  PRIMARY KEY (month, unit),
  UNIQUE (month, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX scorecards_of_unit ON scorecards (unit, month);
CREATE TABLE scorecard_lines (
  month         TEXT NOT NULL,
  unit          INTEGER NOT NULL,
  place         INTEGER NOT NULL, -- in the order of the rule set, from 0
  indicator     TEXT NOT NULL,
  assessed      INTEGER NOT NULL,
  numerator     INTEGER NOT NULL,
  denominator   INTEGER NOT NULL,
  points_tenths INTEGER NOT NULL,
  max_tenths    INTEGER NOT NULL,
  points        TEXT,             -- exact, only when published and assessed
  PRIMARY KEY (month, unit, place)
) STRICT, WITHOUT ROWID;

-- Months made official. A month without a row is open.
CREATE TABLE months (
  month     TEXT PRIMARY KEY,
  closed_at INTEGER NOT NULL,
  closed_by INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- People are Telegram ids; no name is kept.
CREATE TABLE people (
  id       INTEGER PRIMARY KEY,
  language TEXT NOT NULL -- '' when not chosen
) STRICT;
CREATE TABLE grants (
  id      INTEGER PRIMARY KEY, -- in the order granted
  person  INTEGER NOT NULL REFERENCES people,
  role    TEXT NOT NULL,
  unit    INTEGER REFERENCES units, -- NULL for the authority's office
  at      INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX grants_once ON grants (person, role, ifnull(unit, 0));

-- One-time offers of a grant. Only the hash of a code is kept.
CREATE TABLE invitations (
  hash        TEXT PRIMARY KEY,
  role        TEXT NOT NULL,
  unit        INTEGER REFERENCES units,
  expires     INTEGER NOT NULL,
  made_at     INTEGER NOT NULL,
  made_by     INTEGER NOT NULL, -- Telegram id, 0 on the command line
  revoked_at  INTEGER NOT NULL DEFAULT 0,
  used_at     INTEGER NOT NULL DEFAULT 0,
  used_by     INTEGER NOT NULL DEFAULT 0,
  used_update INTEGER NOT NULL DEFAULT 0 -- the update that redeemed it: handled again, it gets the same answer
) STRICT, WITHOUT ROWID;
CREATE TABLE invitation_attempts (
  chat      INTEGER NOT NULL,
  update_id INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  locked    INTEGER NOT NULL, -- 1: refused because of the lock-out, and not counted
  PRIMARY KEY (chat, update_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX invitation_attempts_wrong ON invitation_attempts (chat, at) WHERE locked = 0;
CREATE INDEX invitation_attempts_at ON invitation_attempts (at);

-- Telegram's updates, committed here before they are acknowledged. The body is erased when the update is finished.
CREATE TABLE inbox (
  id          INTEGER PRIMARY KEY, -- Telegram's update id
  chat        INTEGER NOT NULL,
  body        BLOB NOT NULL,
  received_at INTEGER NOT NULL,
  finished_at INTEGER NOT NULL DEFAULT 0,
  aside       TEXT NOT NULL DEFAULT '' -- why it could not be decoded; such an update is never handled
) STRICT;
CREATE INDEX inbox_unfinished ON inbox (id) WHERE finished_at = 0;
CREATE INDEX inbox_aside ON inbox (id) WHERE aside <> '';
CREATE INDEX inbox_received ON inbox (received_at, id);

-- Who did what: grants, removals, invitations, imports.
CREATE TABLE audit (
  id        INTEGER PRIMARY KEY,
  at        INTEGER NOT NULL,
  by_person INTEGER NOT NULL, -- Telegram id, 0 on the command line
  action    TEXT NOT NULL,
  subject   TEXT NOT NULL
) STRICT;

-- The register of units. other_names are joined by '; '.
CREATE VIEW v_units AS
SELECT code, name, valid_from, valid_to, successor,
  ifnull((SELECT group_concat(n.name, '; ') FROM unit_names n WHERE n.unit = u.id), '') AS other_names
FROM units u;

-- One row for a dossier. received, due, finished and data_time are Unix seconds, NULL where there is none; status is
-- the national code (1 to 10); channel is 1 direct, 2 online, 3 postal, 0 not known.
CREATE VIEW v_dossiers AS
SELECT d.code, u.code AS unit, u.name AS unit_name, p.name AS procedure, p.field, d.received,
  nullif(d.due, 0) AS due, nullif(d.finished, 0) AS finished, d.status, d.channel, d.fee, d.paid_online, d.digitised,
  d.e_result, nullif(d.data_time, 0) AS data_time
FROM dossiers d JOIN units u ON u.id = d.unit JOIN procedures p ON p.id = d.procedure;

-- One row for a unit's month. Figures are tenths of a point, rounded half up; rank, grade and converted_tenths are
-- NULL when nothing was assessed; ranked is the number of units with a rank; closed is 1 when the month is official;
-- published is 1 when the figures were printed in an appendix and no counts stand behind them.
CREATE VIEW v_scorecards AS
SELECT c.month, u.code AS unit, u.name AS unit_name, nullif(c.rank, 0) AS rank, c.ranked, c.rule_set,
  nullif(c.grade, '') AS grade, c.total_tenths, c.max_tenths, iif(c.scored, c.converted_tenths, NULL) AS converted_tenths,
  c.published, m.month IS NOT NULL AS closed, nullif(c.data_time, 0) AS data_time, c.stated AS data_time_stated
FROM scorecards c JOIN units u ON u.id = c.unit LEFT JOIN months m ON m.month = c.month;

-- One row for an indicator of a unit's month, place being its order in the rule set. points_tenths is NULL when the
-- indicator is not assessed; numerator and denominator are NULL when no counts stand behind it.
CREATE VIEW v_scorecard_lines AS
SELECT l.month, u.code AS unit, l.place, l.indicator, l.assessed,
  iif(l.assessed AND NOT c.published, l.numerator, NULL) AS numerator,
  iif(l.assessed AND NOT c.published, l.denominator, NULL) AS denominator,
  iif(l.assessed, l.points_tenths, NULL) AS points_tenths, l.max_tenths
FROM scorecard_lines l JOIN scorecards c ON c.month = l.month AND c.unit = l.unit JOIN units u ON u.id = l.unit;

-- The dossiers that are open, with the clock running, and past due at the moment of asking; days_late counts days begun.
CREATE VIEW v_overdue AS
SELECT d.code, u.code AS unit, u.name AS unit_name, p.name AS procedure, d.due,
  (unixepoch() - d.due + 86399) / 86400 AS days_late
FROM dossiers d JOIN units u ON u.id = d.unit JOIN procedures p ON p.id = d.procedure
WHERE d.traits & 15 IN (2, 4) AND d.due > 0 AND d.due < unixepoch();

-- One row for a file taken in. at, as_of and data_time are Unix seconds, NULL where there is none; added, changed,
-- unchanged and older count what its rows did to the store.
CREATE VIEW v_imports AS
SELECT id, name, sha256, size, kind, at, by_person, nullif(as_of, 0) AS as_of, nullif(data_time, 0) AS data_time,
  stated AS data_time_stated, data_rows, refused, added, changed, unchanged, older
FROM imports;
-- +goose StatementEnd
