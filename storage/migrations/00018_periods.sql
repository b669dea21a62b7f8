-- +goose Up
-- +goose StatementBegin

-- What a file of dossiers is a list of (kỳ số liệu), for each unit of which it has rows. A unit's month is reported when the periods of
-- its files cover it from its first working day; a month that files merely touch has no score.
CREATE TABLE periods (
  import   INTEGER NOT NULL REFERENCES imports,
  unit     INTEGER NOT NULL REFERENCES units,
  first    INTEGER NOT NULL, -- [first, until)
  until    INTEGER NOT NULL,
  received INTEGER NOT NULL, -- it has all dossiers received in the period
  resolved INTEGER NOT NULL, -- it has all dossiers resolved in the period
  -- The import whose period has all of this one, in the same months: then this one need not be looked at, until the other is said to be of
  -- something else. 0 for none.
  under    INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (import, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX periods_of_unit ON periods (unit, first, until, received, resolved);
CREATE INDEX periods_until ON periods (until, first) WHERE under = 0;
CREATE INDEX periods_under ON periods (under, unit) WHERE under > 0;

-- state: 'begun' (the month is running, and too little of it is known to judge), 'partial' (the unit lacks figures that others of the
-- month have) or 'full'. Only what is full has a rank and a grade. A unit's month that is not reported has no row.
ALTER TABLE scorecards ADD COLUMN state TEXT NOT NULL DEFAULT 'full';
ALTER TABLE scorecards ADD COLUMN lacks TEXT NOT NULL DEFAULT '';        -- the indicators whose figures it lacks, and others of the month have, joined by ' '
ALTER TABLE scorecards ADD COLUMN waits TEXT NOT NULL DEFAULT '';        -- the indicators whose figures nobody has in the month, joined by ' '
ALTER TABLE scorecards ADD COLUMN dossiers INTEGER NOT NULL DEFAULT 0;   -- received or resolved in the month
CREATE INDEX scorecards_judged ON scorecards (month) WHERE state <> 'begun';

-- The thresholds by which the open months were judged last: judged by others, they are judged again.
CREATE TABLE judged (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  thresholds TEXT NOT NULL
) STRICT;

-- What the admin chose who sent the file: '' for what was worked out.
ALTER TABLE uploads ADD COLUMN period TEXT NOT NULL DEFAULT '';
ALTER TABLE uploads ADD COLUMN lists TEXT NOT NULL DEFAULT '';

-- Until now every month that a file touched had cards. In Vietnam's zone, a month is taken as reported when at least a quarter as many
-- dossiers were received in it as in the busiest one; or, where fewer units sent files then, as these had in their own busiest months.
CREATE TABLE reported AS
WITH n AS (SELECT unit, strftime('%Y-%m', received + 25200, 'unixepoch') AS month, count(*) AS n FROM dossiers GROUP BY 1, 2),
  own AS (SELECT unit, max(n) AS most FROM n GROUP BY unit),
  busy AS (SELECT n.month, sum(n.n) AS n, sum(own.most) AS most FROM n JOIN own ON own.unit = n.unit GROUP BY n.month)
SELECT month FROM busy WHERE n * 4 >= (SELECT max(n) FROM busy) OR n >= 20 AND n * 4 >= most;
INSERT INTO periods (import, unit, first, until, received, resolved)
SELECT import, unit, min(unixepoch(month || '-01') - 25200), max(min(unixepoch(month || '-01', '+1 month') - 25200, data_time)), 1, 1
FROM unit_months WHERE month IN (SELECT month FROM reported) GROUP BY import, unit;
DELETE FROM scorecards WHERE NOT published AND month NOT IN (SELECT month FROM months) AND month NOT IN (SELECT month FROM reported);
DROP TABLE reported;
DELETE FROM scorecard_lines WHERE NOT EXISTS (SELECT 1 FROM scorecards c WHERE c.month = scorecard_lines.month AND c.unit = scorecard_lines.unit);

-- What would take the last import back knows the tables as they were.
DELETE FROM undo_import; DELETE FROM undo_facts; DELETE FROM undo_cards; DELETE FROM undo_months; DELETE FROM undo_watches; DELETE FROM undo_notices;

-- One row for a unit's month that is reported. Figures are tenths of a point, rounded half up; converted_tenths is NULL when nothing
-- was assessed; ranked is the number of units with a rank; closed is 1 when the month is official; published is 1 when the figures were
-- printed in an appendix and no counts stand behind them. state is 'begun', 'partial' or 'full' (see v_unit_months): rank and grade
-- are NULL unless it is 'full'.
DROP VIEW v_scorecards;
CREATE VIEW v_scorecards AS
SELECT c.month, u.code AS unit, u.name AS unit_name, c.state, nullif(c.rank, 0) AS rank, c.ranked, c.rule_set,
  nullif(c.grade, '') AS grade, c.total_tenths, c.max_tenths, iif(c.scored, c.converted_tenths, NULL) AS converted_tenths,
  c.published, m.month IS NOT NULL AS closed, nullif(c.data_time, 0) AS data_time, c.stated AS data_time_stated
FROM scorecards c JOIN units u ON u.id = c.unit LEFT JOIN months m ON m.month = c.month;

-- One row for a unit's month of which anything is known. state is 'not-reported' (files touch it, none covers it: it has no figures; a month
-- in which dossiers are due, and that the data do not reach in Vietnam's zone, is not there),
-- 'begun' (it is running, and too little is known to judge), 'partial' (lacks names the indicators whose figures the unit lacks and
-- others have) or 'full'. waits names the indicators whose figures nobody has: the month is compared without them. dossiers are those
-- received or resolved in it, NULL where that was not counted. The unit is the one to which the dossiers belong in the month.
CREATE VIEW v_unit_months AS
SELECT c.month, u.code AS unit, u.name AS unit_name, c.state, c.lacks, c.waits, iif(c.published, NULL, c.dossiers) AS dossiers
FROM scorecards c JOIN units u ON u.id = c.unit
UNION ALL
SELECT DISTINCT t.month, u.code, u.name, 'not-reported', '', '', NULL
FROM (SELECT month, unit FROM unit_months WHERE data_time >= unixepoch(month || '-01') - 25200 UNION SELECT month, unit FROM counts) t
  JOIN holders h ON h.unit = t.unit AND h.since <= t.month || '-01' AND h.until > t.month || '-01' JOIN units u ON u.id = h.holder
WHERE NOT EXISTS (SELECT 1 FROM scorecards c WHERE c.month = t.month AND c.unit = h.holder);
-- +goose StatementEnd
