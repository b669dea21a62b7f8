-- +goose Up
-- +goose StatementBegin

-- An open dossier, with the clock running, that a newer export of its unit does not contain, though it would have it: the data time of
-- that export, from which on nothing is known of the dossier; 0 for none. From then on it is overdue no more.
ALTER TABLE dossiers ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;

DROP INDEX dossiers_received;
DROP INDEX dossiers_finished;
DROP INDEX dossiers_open;
DROP INDEX dossiers_open_due;
CREATE INDEX dossiers_received ON dossiers (unit, received, finished, due, traits, gone);
CREATE INDEX dossiers_finished ON dossiers (unit, finished, received, due, traits, gone) WHERE finished > 0;
CREATE INDEX dossiers_open ON dossiers (unit, due, code, received, finished, traits, gone) WHERE traits & 15 IN (2, 4) AND due > 0;
CREATE INDEX dossiers_open_due ON dossiers (due, code, gone) WHERE traits & 15 IN (2, 4) AND due > 0;
CREATE INDEX dossiers_gone ON dossiers (unit, due, code, gone) WHERE gone > 0;

-- The dossiers that are open, with the clock running, past due at the moment of asking, and not gone from newer data; days_late counts
-- calendar days begun, while people are told working days.
DROP VIEW v_overdue;
CREATE VIEW v_overdue AS
SELECT substr(d.code, 1, instr(d.code || '@', '@') - 1) AS code, u.code AS unit, u.name AS unit_name, p.name AS procedure, d.due,
  (unixepoch() - d.due + 86399) / 86400 AS days_late
FROM dossiers d JOIN units u ON u.id = d.unit JOIN procedures p ON p.id = d.procedure
WHERE d.traits & 15 IN (2, 4) AND d.due > 0 AND d.due < unixepoch() AND d.gone = 0;

-- One row for a dossier. received, due, finished and data_time are Unix seconds, NULL where there is none; status is
-- the national code (1 to 10), 0 not known; channel is 1 direct, 2 online, 3 postal, 0 not known; fee, paid_online, digitised and
-- e_result are NULL where they are not known; gone is the data time of the export from which on an open dossier is not contained in its
-- unit's data any more, NULL for none.
DROP VIEW v_dossiers;
CREATE VIEW v_dossiers AS
SELECT substr(d.code, 1, instr(d.code || '@', '@') - 1) AS code, u.code AS unit, u.name AS unit_name, p.name AS procedure, p.field, d.received,
  nullif(d.due, 0) AS due, nullif(d.finished, 0) AS finished, d.status, d.channel,
  iif(d.traits >> 10 & 1, NULL, d.fee) AS fee, iif(d.traits >> 11 & 1, NULL, d.paid_online) AS paid_online,
  iif(d.traits >> 12 & 1, NULL, d.digitised) AS digitised, iif(d.traits >> 13 & 1, NULL, d.e_result) AS e_result,
  nullif(d.data_time, 0) AS data_time, nullif(d.gone, 0) AS gone
FROM dossiers d JOIN units u ON u.id = d.unit JOIN procedures p ON p.id = d.procedure;
-- +goose StatementEnd
