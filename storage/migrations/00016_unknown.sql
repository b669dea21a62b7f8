-- +goose Up
-- +goose StatementBegin

-- What is not known of a dossier is neither yes nor no. In dossiers.traits further bits say so: 10 fee, 11 paid online, 12
-- digitised, 13 e-result, 14 whether there is a due date; status 0 and channel 0 are not known. How many dossiers would stand in an
-- indicator's denominator if it were known of them what the indicator asks:
ALTER TABLE scorecard_lines ADD COLUMN unknown INTEGER NOT NULL DEFAULT 0;

-- Where a row stands that cannot be used.
ALTER TABLE import_refusals ADD COLUMN sheet INTEGER NOT NULL DEFAULT 0;  -- from 1; 0 where the file has one
ALTER TABLE import_refusals ADD COLUMN label TEXT NOT NULL DEFAULT '';    -- of the column that it is about

-- Words of exports whose meaning somebody taught.
CREATE TABLE words (
  field     TEXT NOT NULL,    -- of the column
  word      TEXT NOT NULL,    -- folded
  written   TEXT NOT NULL,    -- as a file has it
  meaning   TEXT NOT NULL,
  since     INTEGER NOT NULL,
  by_person INTEGER NOT NULL, -- Telegram id, 0 on the command line
  PRIMARY KEY (field, word)
) STRICT, WITHOUT ROWID;

-- The sum of what people had taught, columns and words, when a file was read: read by more, the same file may say more.
ALTER TABLE imports ADD COLUMN taught TEXT NOT NULL DEFAULT '';

-- A code that does not carry its unit and its date is that of a book: another commune has it, too, and the next book again. Its
-- dossier is known by the code, the unit and the day of receipt (in Vietnam's zone), joined by '@'.
UPDATE disputes SET code = (SELECT d.code || '@' || u.code || '@' || substr(strftime('%Y%m%d', d.received + 25200, 'unixepoch'), 3)
    FROM dossiers d JOIN units u ON u.id = d.unit WHERE d.code = disputes.code)
WHERE code IN (SELECT code FROM dossiers WHERE NOT (code GLOB '?*-[0-9][0-9][0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]'
    OR code GLOB '?*-[0-9][0-9][0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9][0-9]'
    OR code GLOB '?*-[0-9][0-9][0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9][0-9][0-9]'
    OR code GLOB '?*-[0-9][0-9][0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9][0-9][0-9][0-9]'));
UPDATE dossiers SET code = code || '@' || (SELECT u.code FROM units u WHERE u.id = unit) || '@' || substr(strftime('%Y%m%d', received + 25200, 'unixepoch'), 3)
WHERE NOT (code GLOB '?*-[0-9][0-9][0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]'
    OR code GLOB '?*-[0-9][0-9][0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9][0-9]'
    OR code GLOB '?*-[0-9][0-9][0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9][0-9][0-9]'
    OR code GLOB '?*-[0-9][0-9][0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9][0-9][0-9][0-9]');

-- What would take the last import back knows dossiers and tables as they were.
DELETE FROM undo_import; DELETE FROM undo_facts; DELETE FROM undo_cards; DELETE FROM undo_months; DELETE FROM undo_watches; DELETE FROM undo_notices;

-- One row for a dossier. received, due, finished and data_time are Unix seconds, NULL where there is none; status is
-- the national code (1 to 10), 0 not known; channel is 1 direct, 2 online, 3 postal, 0 not known; fee, paid_online, digitised and
-- e_result are NULL where they are not known.
DROP VIEW v_dossiers;
CREATE VIEW v_dossiers AS
SELECT substr(d.code, 1, instr(d.code || '@', '@') - 1) AS code, u.code AS unit, u.name AS unit_name, p.name AS procedure, p.field, d.received,
  nullif(d.due, 0) AS due, nullif(d.finished, 0) AS finished, d.status, d.channel,
  iif(d.traits >> 10 & 1, NULL, d.fee) AS fee, iif(d.traits >> 11 & 1, NULL, d.paid_online) AS paid_online,
  iif(d.traits >> 12 & 1, NULL, d.digitised) AS digitised, iif(d.traits >> 13 & 1, NULL, d.e_result) AS e_result,
  nullif(d.data_time, 0) AS data_time
FROM dossiers d JOIN units u ON u.id = d.unit JOIN procedures p ON p.id = d.procedure;

-- The dossiers that are open, with the clock running, and past due at the moment of asking; days_late counts days begun.
DROP VIEW v_overdue;
CREATE VIEW v_overdue AS
SELECT substr(d.code, 1, instr(d.code || '@', '@') - 1) AS code, u.code AS unit, u.name AS unit_name, p.name AS procedure, d.due,
  (unixepoch() - d.due + 86399) / 86400 AS days_late
FROM dossiers d JOIN units u ON u.id = d.unit JOIN procedures p ON p.id = d.procedure
WHERE d.traits & 15 IN (2, 4) AND d.due > 0 AND d.due < unixepoch();

-- Reports that the data of a dossier are wrong: state is 'open', 'accepted' or 'rejected'; decided_by and decided_at are NULL while it is open.
DROP VIEW v_disputes;
CREATE VIEW v_disputes AS
SELECT d.id, d.month, u.code AS unit, u.name AS unit_name, substr(d.code, 1, instr(d.code || '@', '@') - 1) AS code, d.reason, d.words, d.by_person, d.at, d.state,
  nullif(d.decided_by, 0) AS decided_by, nullif(d.decided_at, 0) AS decided_at
FROM disputes d JOIN units u ON u.id = d.unit;

-- One row for an indicator of a unit's month, place being its order in the rule set. points_tenths is NULL when the
-- indicator is not assessed; numerator and denominator are NULL when no counts stand behind it; unknown is how many dossiers are left
-- out because it is not known of them what the indicator asks.
DROP VIEW v_scorecard_lines;
CREATE VIEW v_scorecard_lines AS
SELECT l.month, u.code AS unit, l.place, l.indicator, l.assessed,
  iif(l.assessed AND NOT c.published, l.numerator, NULL) AS numerator,
  iif(l.assessed AND NOT c.published, l.denominator, NULL) AS denominator,
  iif(l.assessed, l.points_tenths, NULL) AS points_tenths, l.max_tenths, l.unknown
FROM scorecard_lines l JOIN scorecards c ON c.month = l.month AND c.unit = l.unit JOIN units u ON u.id = l.unit;
-- +goose StatementEnd
