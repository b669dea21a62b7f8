-- +goose Up
-- +goose StatementBegin

-- The whole store. Other tools read the views at the end, whose names begin with v_: they are the documented interface, and keep
-- their columns within a major version. The tables are the program's own and may change with any version.
--
-- What holds everywhere, unless a comment says otherwise:
--   an instant is a number of Unix seconds (UTC), 0 for none: in columns called at, since, expires, not_before and data_time, and in
--   those that end in _at
--   a month is the text 'YYYY-MM', in the authority's time zone
--   a truth value is 0 or 1
--   a figure ending in _tenths is tenths of a point, rounded for showing; exact figures are counts, or fractions as text: '19/20'
--   a person is a Telegram id; where somebody did something, 0 is the command line
--   a chat, a message and an update are Telegram's numbers; that of an update is kept where it must have the same effect when it
--   is handled a second time

----------------------------------------------------------------------------------------------------------------------------
-- The register
----------------------------------------------------------------------------------------------------------------------------

-- The units (communes and wards) whose desks are scored.
CREATE TABLE units (
  id         INTEGER PRIMARY KEY,
  code       TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  valid_from TEXT NOT NULL, -- first day 'YYYY-MM-DD', '' when it has no beginning
  valid_to   TEXT NOT NULL, -- last day, '' when it has no end
  kind       TEXT NOT NULL DEFAULT '', -- 'xã', 'phường', 'sở', by which some rules rank apart; '' when it is not known
  successor  TEXT NOT NULL  -- code of the unit that took over, '' for none
) STRICT;

-- Other spellings of a unit's name in files.
CREATE TABLE unit_names (
  unit  INTEGER NOT NULL REFERENCES units,
  place INTEGER NOT NULL, -- order of the spellings of one unit
  name  TEXT NOT NULL,
  PRIMARY KEY (unit, place)
) STRICT, WITHOUT ROWID;

-- Which unit the dossiers of a unit belong to on each day: the unit itself, or the one that took over. Each day has exactly one
-- holder. It follows from the table units alone, and is written again with every change of it.
CREATE TABLE holders (
  unit   INTEGER NOT NULL REFERENCES units, -- whose code the dossiers bear
  since  TEXT NOT NULL, -- first day 'YYYY-MM-DD', '' when it has no beginning
  until  TEXT NOT NULL, -- the day after the last one; '~', which sorts after every day, when it has no end
  holder INTEGER NOT NULL REFERENCES units,
  PRIMARY KEY (unit, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX holders_of ON holders (holder, since, until);

-- Targets that an admin set in the place of those of the rule set.
CREATE TABLE targets (
  id        INTEGER PRIMARY KEY,
  rules     TEXT NOT NULL,            -- code of the rule set: others may have an indicator of the same code
  indicator TEXT NOT NULL,
  unit      INTEGER REFERENCES units, -- NULL for all units
  share     TEXT NOT NULL,            -- of the indicator's maximum, a fraction
  since     INTEGER NOT NULL,
  by_person INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX targets_once ON targets (rules, indicator, ifnull(unit, 0));

-- Rule sets that the authority added to those of the program, as their files have them. What an id stands for never changes: cards and
-- closings name it.
CREATE TABLE rule_sets (
  id        TEXT PRIMARY KEY, -- code, and '@' edition where there is one
  text      TEXT NOT NULL,
  at        INTEGER NOT NULL,
  by_person INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Which rule sets the authority uses, from a month on until another row holds. Where none does, the program's own choice does.
CREATE TABLE rule_uses (
  since     TEXT PRIMARY KEY, -- the month
  codes     TEXT NOT NULL,    -- joined by ' ': the first ranks and grades, the others are shown beside it
  at        INTEGER NOT NULL,
  by_person INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What the authority set otherwise than the program has it: the fixed parts of its letters, and the thresholds of judging a month.
CREATE TABLE settings (
  key       TEXT PRIMARY KEY,
  value     TEXT NOT NULL, -- never empty: a setting that is cleared has no row
  since     INTEGER NOT NULL,
  by_person INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

----------------------------------------------------------------------------------------------------------------------------
-- Dossiers
----------------------------------------------------------------------------------------------------------------------------

-- Procedures (thủ tục) and their fields (lĩnh vực), each written once as files have it: with its national code and without, a procedure
-- stands twice.
CREATE TABLE procedures (
  id    INTEGER PRIMARY KEY,
  name  TEXT NOT NULL,
  field TEXT NOT NULL,
  code  TEXT NOT NULL, -- '1.001193', '' where the file does not tell it
  UNIQUE (name, field, code)
) STRICT;

-- Every dossier as the newest data have it. There is no column for an applicant, and there must be none. The table prepared has the
-- same columns and indexes in the same order, and replaced has what an import can change: whoever changes one changes all three.
CREATE TABLE dossiers (
  id          INTEGER PRIMARY KEY,
  code        TEXT NOT NULL UNIQUE, -- as exports have it; 'code@unit@yymmdd' (day of receipt) when several units may use the same code
  unit        INTEGER NOT NULL REFERENCES units, -- whose code it bears: holders says whose it is
  procedure   INTEGER NOT NULL, -- no foreign key: taking a procedure back would look through all dossiers
  received    INTEGER NOT NULL, -- instants, 0 for none
  due         INTEGER NOT NULL,
  finished    INTEGER NOT NULL, -- when it ended: resolved, or by status 3, 7, 8
  submitted   INTEGER NOT NULL, -- when the applicant filed it, as files say; midnight where they have the day alone
  -- The small values in one number, which keeps rows and indexes narrow: bits 0-3 status, 4-5 channel, 6 fee, 7 paid online,
  -- 8 digitised, 9 e-result. A bit from 10 on says that a value is not known: 10 fee, 11 paid online, 12 digitised, 13 e-result,
  -- 14 whether there is a due date. Then 15 a component was reused, 16 one came from a personal store, 17 filed by a verified account,
  -- 18, 19, 20 that these are not known; 21 never accepted, or deleted. The columns status to e_result read it.
  traits      INTEGER NOT NULL,
  data_time   INTEGER NOT NULL, -- of the newest file that had the dossier: an older file does not overwrite it
  status      INTEGER AS (traits & 15) VIRTUAL,     -- national code, 1 to 10; 0 not known
  channel     INTEGER AS (traits >> 4 & 3) VIRTUAL, -- 1 direct, 2 online, 3 postal; 0 not known
  fee         INTEGER AS (traits >> 6 & 1) VIRTUAL,
  paid_online INTEGER AS (traits >> 7 & 1) VIRTUAL,
  digitised   INTEGER AS (traits >> 8 & 1) VIRTUAL,
  e_result    INTEGER AS (traits >> 9 & 1) VIRTUAL,
  -- Data time of a newer export of the unit that should contain this open dossier and does not; 0 for none. From then on it does not
  -- count as overdue.
  gone        INTEGER NOT NULL DEFAULT 0
) STRICT;
-- A month is counted from these indexes alone: they have every column that the counting looks at. Status 2 and 4 is open with the
-- clock running, 5 and 6 waits for the applicant, 9 and 10 is resolved, 3, 7 and 8 ended otherwise.
CREATE INDEX dossiers_received ON dossiers (unit, received, finished, due, traits, gone, procedure);
CREATE INDEX dossiers_finished ON dossiers (unit, finished, received, due, traits, gone, procedure) WHERE finished > 0;
CREATE INDEX dossiers_pending ON dossiers (unit, received, due, traits, gone, procedure, finished) WHERE traits & 15 IN (2, 4, 5, 6);
CREATE INDEX dossiers_undated ON dossiers (unit, data_time, received, traits, procedure, finished) WHERE traits & 15 IN (3, 7, 8, 9, 10) AND finished = 0;
CREATE INDEX dossiers_open ON dossiers (unit, due, code, received, finished, traits, gone) WHERE traits & 15 IN (2, 4) AND due > 0;
CREATE INDEX dossiers_open_due ON dossiers (due, code, gone) WHERE traits & 15 IN (2, 4) AND due > 0;
CREATE INDEX dossiers_gone ON dossiers (unit, due, code, gone) WHERE gone > 0;
CREATE INDEX dossiers_late ON dossiers (unit, due, finished, received, traits) WHERE traits & 15 IN (9, 10) AND due > 0 AND finished > due;
-- How soon online dossiers were accepted, and which of them nobody has accepted or refused.
CREATE INDEX dossiers_answered ON dossiers (unit, received, submitted, traits) WHERE submitted > 0 AND traits >> 4 & 3 = 2;
CREATE INDEX dossiers_waiting ON dossiers (unit, submitted, code) WHERE traits & 15 = 1 AND traits >> 4 & 3 = 2;

-- The dossiers as a big import, or taking one back, is going to leave them. It is filled step by step while others write; then one
-- short transaction exchanges it with the table dossiers. At all other times its rows mean nothing, and the next import drops them.
CREATE TABLE prepared (
  id          INTEGER PRIMARY KEY,
  code        TEXT NOT NULL UNIQUE,
  unit        INTEGER NOT NULL,
  procedure   INTEGER NOT NULL,
  received    INTEGER NOT NULL,
  due         INTEGER NOT NULL,
  finished    INTEGER NOT NULL,
  submitted   INTEGER NOT NULL,
  traits      INTEGER NOT NULL,
  data_time   INTEGER NOT NULL,
  status      INTEGER AS (traits & 15) VIRTUAL,
  channel     INTEGER AS (traits >> 4 & 3) VIRTUAL,
  fee         INTEGER AS (traits >> 6 & 1) VIRTUAL,
  paid_online INTEGER AS (traits >> 7 & 1) VIRTUAL,
  digitised   INTEGER AS (traits >> 8 & 1) VIRTUAL,
  e_result    INTEGER AS (traits >> 9 & 1) VIRTUAL,
  gone        INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX prepared_received ON prepared (unit, received, finished, due, traits, gone, procedure);
CREATE INDEX prepared_finished ON prepared (unit, finished, received, due, traits, gone, procedure) WHERE finished > 0;
CREATE INDEX prepared_pending ON prepared (unit, received, due, traits, gone, procedure, finished) WHERE traits & 15 IN (2, 4, 5, 6);
CREATE INDEX prepared_undated ON prepared (unit, data_time, received, traits, procedure, finished) WHERE traits & 15 IN (3, 7, 8, 9, 10) AND finished = 0;
CREATE INDEX prepared_open ON prepared (unit, due, code, received, finished, traits, gone) WHERE traits & 15 IN (2, 4) AND due > 0;
CREATE INDEX prepared_open_due ON prepared (due, code, gone) WHERE traits & 15 IN (2, 4) AND due > 0;
CREATE INDEX prepared_gone ON prepared (unit, due, code, gone) WHERE gone > 0;
CREATE INDEX prepared_late ON prepared (unit, due, finished, received, traits) WHERE traits & 15 IN (9, 10) AND due > 0 AND finished > due;
CREATE INDEX prepared_answered ON prepared (unit, received, submitted, traits) WHERE submitted > 0 AND traits >> 4 & 3 = 2;
CREATE INDEX prepared_waiting ON prepared (unit, submitted, code) WHERE traits & 15 = 1 AND traits >> 4 & 3 = 2;

-- Reports of a unit that the data of a dossier are wrong. They change neither the dossier nor any figure that is kept.
CREATE TABLE disputes (
  id           INTEGER PRIMARY KEY,
  month        TEXT NOT NULL,                     -- whose figures it is about
  unit         INTEGER NOT NULL REFERENCES units, -- that made the report
  code         TEXT NOT NULL,                     -- dossiers.code
  reason       TEXT NOT NULL,                     -- 'unsynced', 'due', 'paused', 'channel', 'foreign', 'other'
  words        TEXT NOT NULL,                     -- what somebody wrote, '' unless the reason is 'other'
  by_person    INTEGER NOT NULL,
  at           INTEGER NOT NULL,
  update_id    INTEGER NOT NULL,
  state        TEXT NOT NULL DEFAULT 'open',      -- 'open', 'accepted', 'rejected', 'withdrawn'
  decided_by   INTEGER NOT NULL DEFAULT 0,        -- 0 while nobody has decided
  decided_at   INTEGER NOT NULL DEFAULT 0,
  withdrawn_at INTEGER NOT NULL DEFAULT 0,
  -- The dossier's due date when the report was accepted. Once the data have another one, they are not those that the report
  -- corrects, and the dossier counts as any other.
  due          INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX disputes_open ON disputes (code) WHERE state = 'open';
CREATE UNIQUE INDEX disputes_accepted ON disputes (unit, month, code) WHERE state = 'accepted';
CREATE INDEX disputes_corrected ON disputes (code, due) WHERE state = 'accepted';
CREATE INDEX disputes_of_dossier ON disputes (code, id);
CREATE INDEX disputes_of_unit ON disputes (unit, id);
CREATE INDEX disputes_waiting ON disputes (at, id) WHERE state = 'open';
CREATE INDEX disputes_waiting_unit ON disputes (unit, at, id) WHERE state = 'open';
CREATE INDEX disputes_waiting_month ON disputes (month) WHERE state = 'open';

----------------------------------------------------------------------------------------------------------------------------
-- Months and scorecards
----------------------------------------------------------------------------------------------------------------------------

-- How far the data of a unit reach in a month: the newest data time of the files that brought dossiers received or finished in it,
-- or open and due in it.
CREATE TABLE unit_months (
  month     TEXT NOT NULL,
  unit      INTEGER NOT NULL REFERENCES units,
  data_time INTEGER NOT NULL,
  stated    INTEGER NOT NULL, -- 1: the data time was stated, 0: it was worked out from the file
  import    INTEGER NOT NULL REFERENCES imports,
  PRIMARY KEY (month, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_months_reach ON unit_months (unit, data_time);

-- What a file of dossiers is a list of (kỳ số liệu), for each unit that has rows in it. A unit's month has a score when the periods of
-- its files cover it from its first working day.
CREATE TABLE periods (
  import   INTEGER NOT NULL REFERENCES imports,
  unit     INTEGER NOT NULL REFERENCES units,
  first    INTEGER NOT NULL, -- the first instant of the period
  until    INTEGER NOT NULL, -- the first instant after it
  received INTEGER NOT NULL, -- 1: the file has all dossiers received in the period
  resolved INTEGER NOT NULL, -- 1: the file has all dossiers resolved in the period
  -- Another import whose period has everything that this one has, in the same months, so that this one need not be looked at; 0 for
  -- none. The row stays, as the other file may be said later to be a list of something else.
  under    INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (import, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX periods_of_unit ON periods (unit, first, until, received, resolved);
CREATE INDEX periods_until ON periods (until, first) WHERE under = 0;
CREATE INDEX periods_under ON periods (under, unit) WHERE under > 0;

-- Counts of an indicator that people entered, in a file. An older figure stays beside a newer one, which stands.
CREATE TABLE counts (
  id          INTEGER PRIMARY KEY,
  term        TEXT NOT NULL,            -- the month, or a quarter '2026-Q3' or a year '2026' that they were entered for
  unit        INTEGER REFERENCES units, -- NULL for counts of the authority, which are the same for all units
  rules       TEXT NOT NULL,            -- code of the rule set whose indicator it is, whatever its edition
  indicator   TEXT NOT NULL,
  taken_at    INTEGER NOT NULL,         -- when the figure was taken from its source; when it was brought in, where the file does not say
  assessed    INTEGER NOT NULL,         -- 0: entered as '-', the unit is not assessed by the indicator
  numerator   INTEGER,                  -- NULL: it is counted from dossiers, and only the denominator was entered
  denominator INTEGER NOT NULL,
  import      INTEGER NOT NULL REFERENCES imports
) STRICT;
CREATE UNIQUE INDEX counts_once ON counts (term, ifnull(unit, 0), rules, indicator, taken_at);

-- Points that the authority adds to a unit's month, quarter or year, or takes off, beside what is counted. They are of that alone: a month's are
-- none of its quarter.
CREATE TABLE corrections (
  term      TEXT NOT NULL,
  unit      INTEGER NOT NULL REFERENCES units,
  points    TEXT NOT NULL, -- a fraction, mostly below 0
  reason    TEXT NOT NULL,
  at        INTEGER NOT NULL,
  by_person INTEGER NOT NULL,
  PRIMARY KEY (term, unit)
) STRICT, WITHOUT ROWID;

-- Appendices of decisions as they were published, a row for each unit. Figures are the text that is printed.
CREATE TABLE published (
  month     TEXT NOT NULL,
  taken_at  INTEGER NOT NULL, -- when the figures were taken from their source, or brought in where the file does not say: the newest stand
  place     INTEGER NOT NULL, -- order in the appendix, from 0
  unit      INTEGER NOT NULL REFERENCES units,
  total     TEXT NOT NULL,
  converted TEXT NOT NULL,    -- the score out of 100
  grade     TEXT NOT NULL,
  import    INTEGER NOT NULL REFERENCES imports,
  PRIMARY KEY (month, taken_at, place),
  UNIQUE (month, taken_at, unit)
) STRICT, WITHOUT ROWID;

-- The points of each indicator in such an appendix, or of each group, where it has groups alone.
CREATE TABLE published_points (
  month    TEXT NOT NULL,
  taken_at INTEGER NOT NULL,
  unit     INTEGER NOT NULL REFERENCES units,
  of_group INTEGER NOT NULL, -- 1: code is that of a group, 0: that of an indicator
  code     TEXT NOT NULL,
  figure   TEXT NOT NULL,
  PRIMARY KEY (month, taken_at, unit, of_group, code)
) STRICT, WITHOUT ROWID;

-- The scorecard of a unit's month. A month of a unit that is not reported has none. The exact figures of a computed card follow from
-- the counts of its lines; those of a published card, and of one of a closed month, are kept as text.
CREATE TABLE scorecards (
  month            TEXT NOT NULL,
  unit             INTEGER NOT NULL REFERENCES units,
  position         INTEGER NOT NULL, -- in the order of league, rank, then code of the unit, from 0
  -- 'full', or 'partial' (the unit lacks figures that others have in the month), or 'begun' (the month is running, and too little is
  -- known to judge). Only a full one has a rank and a grade.
  state            TEXT NOT NULL DEFAULT 'full',
  lacks            TEXT NOT NULL DEFAULT '', -- indicators of which the unit lacks figures that others have, joined by ' '
  waits            TEXT NOT NULL DEFAULT '', -- indicators of which nobody has figures in the month, joined by ' '
  league           INTEGER NOT NULL DEFAULT 0, -- which list of the rules' kinds of unit ranks it, from 1; 0 where all are ranked together
  rank             INTEGER NOT NULL,         -- in its league; 0 for none
  ranked           INTEGER NOT NULL,         -- how many units have a rank in the month, in its league
  rule_set         TEXT NOT NULL,            -- id of the rules by which it was scored
  grade            TEXT NOT NULL,            -- code of the grade, '' for none
  scored           INTEGER NOT NULL,         -- 0: nothing is assessed, so there is no score
  published        INTEGER NOT NULL,         -- 1: the figures are those of an appendix, and no counts stand behind them
  total_tenths     INTEGER NOT NULL,
  max_tenths       INTEGER NOT NULL,         -- sum of the maxima of the indicators that are assessed
  converted_tenths INTEGER NOT NULL,         -- the score out of 100
  total            TEXT,                     -- exact; NULL where it follows from the counts
  converted        TEXT,                     -- exact; NULL where it follows from the counts
  correction       TEXT NOT NULL DEFAULT '', -- points that the authority added, which are in the total: a fraction; '' for none
  reason           TEXT NOT NULL DEFAULT '', -- of the correction
  printed_groups   TEXT NOT NULL DEFAULT '', -- points of groups as printed, a JSON object, where an appendix has no indicators
  dossiers         INTEGER NOT NULL DEFAULT 0, -- received or resolved in the month
  data_time        INTEGER NOT NULL,
  stated           INTEGER NOT NULL,         -- 1: the data time was stated, 0: it was worked out from the files
  cut_off          INTEGER NOT NULL DEFAULT 0, -- when the open dossiers behind the card were looked at; 0 when none are behind it
  PRIMARY KEY (month, unit),
  UNIQUE (month, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX scorecards_of_unit ON scorecards (unit, month);
CREATE INDEX scorecards_judged ON scorecards (month) WHERE state <> 'begun';

-- The indicators of a scorecard.
CREATE TABLE scorecard_lines (
  month         TEXT NOT NULL,
  unit          INTEGER NOT NULL,
  place         INTEGER NOT NULL, -- order in the rule set, from 0
  indicator     TEXT NOT NULL,
  assessed      INTEGER NOT NULL, -- 0: no, 1: by its counts, 2: by what the rules say where nothing was counted
  numerator     INTEGER NOT NULL,
  denominator   INTEGER NOT NULL,
  unknown       INTEGER NOT NULL DEFAULT 0, -- dossiers left out of the denominator, as it is not known what the indicator asks of them
  points_tenths INTEGER NOT NULL,
  max_tenths    INTEGER NOT NULL,
  points        TEXT,             -- exact; NULL where they follow from the counts, or nothing is assessed
  PRIMARY KEY (month, unit, place)
) STRICT, WITHOUT ROWID;

-- The scorecards of quarters and years, by the rules that rank in the last month of each that has begun; and further cards of months, by rules
-- that are shown beside those that rank. They are as computed, whatever becomes of the rules: figures are exact fractions as text. Those of a
-- closed month, quarter or year stay. No warning or summary looks at them.
CREATE TABLE term_cards (
  term      TEXT NOT NULL,    -- '2026-Q3', '2026', or a month
  rules     TEXT NOT NULL,    -- id of the rule set
  unit      INTEGER NOT NULL,
  position  INTEGER NOT NULL, -- as in scorecards
  league    INTEGER NOT NULL, -- as in scorecards
  rank      INTEGER NOT NULL,
  ranked    INTEGER NOT NULL,
  state     TEXT NOT NULL,
  lacks     TEXT NOT NULL,
  waits     TEXT NOT NULL,
  grade     TEXT NOT NULL,
  scored    INTEGER NOT NULL,
  total     TEXT NOT NULL,
  max       TEXT NOT NULL,
  open      TEXT NOT NULL,    -- sum of the maxima of what is not known yet
  converted TEXT NOT NULL,
  correction TEXT NOT NULL,   -- points that the authority added, which are in the total: a fraction; '' for none
  reason    TEXT NOT NULL,    -- of the correction
  dossiers  INTEGER NOT NULL,
  data_time INTEGER NOT NULL,
  stated    INTEGER NOT NULL,
  cut_off   INTEGER NOT NULL,
  PRIMARY KEY (term, rules, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX term_cards_of_unit ON term_cards (unit, term);

-- The indicators of such a card.
CREATE TABLE term_lines (
  term        TEXT NOT NULL,
  rules       TEXT NOT NULL,
  unit        INTEGER NOT NULL,
  place       INTEGER NOT NULL, -- order in the rule set, from 0
  indicator   TEXT NOT NULL,
  assessed    INTEGER NOT NULL, -- 0: no, 1: by its counts, 2: by what the rules say where nothing was counted, 3: not known yet
  numerator   INTEGER NOT NULL,
  denominator INTEGER NOT NULL,
  unknown     INTEGER NOT NULL,
  points      TEXT NOT NULL,
  max         TEXT NOT NULL,
  PRIMARY KEY (term, rules, unit, place)
) STRICT, WITHOUT ROWID;

-- The thresholds by which the open months were judged last. Once others are set, these months are judged again.
CREATE TABLE judged (
  one        INTEGER PRIMARY KEY CHECK (one = 1), -- there is one row at most
  thresholds TEXT NOT NULL
) STRICT;

-- Months that are closed: their figures are official and do not move. A month without a row is open.
CREATE TABLE months (
  month     TEXT PRIMARY KEY,
  closed_at INTEGER NOT NULL,
  closed_by INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Each time that a month was closed, and how it was opened again. For a month that is closed now the latest row is in force.
CREATE TABLE closings (
  month           TEXT NOT NULL,
  n               INTEGER NOT NULL,           -- 1 for the first time
  at              INTEGER NOT NULL,
  by_person       INTEGER NOT NULL,
  update_id       INTEGER NOT NULL,           -- 0 on the command line
  rule_set        TEXT NOT NULL,
  rule_version    TEXT NOT NULL,              -- a sum of everything in the rule set that decides figures
  units           INTEGER NOT NULL,           -- how many have a card
  changed         INTEGER NOT NULL,           -- how many of these have other figures than the closing before left them
  reopened_at     INTEGER NOT NULL DEFAULT 0, -- 0 while the closing is in force
  reopened_by     INTEGER NOT NULL DEFAULT 0,
  reopened_update INTEGER NOT NULL DEFAULT 0,
  reason          TEXT NOT NULL DEFAULT '',   -- why it was opened again
  -- Newer data would change figures of the month. Which differences those are is kept as a sum over them, '' for none:
  told            TEXT NOT NULL DEFAULT '',   -- those that the admins were told of last
  left_sum        TEXT NOT NULL DEFAULT '',   -- those that an admin chose to leave as they are
  PRIMARY KEY (month, n)
) STRICT, WITHOUT ROWID;

-- Newer data would change figures of a quarter or a year that is closed, as all its months are: which differences, as in closings. The opening
-- of one of its months drops the row.
CREATE TABLE closed_terms (
  term     TEXT PRIMARY KEY, -- '2026-Q3' or '2026'
  told     TEXT NOT NULL DEFAULT '',
  left_sum TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- What the latest closing of a month made official of each unit. The next closing tells the units whose figures are other than these.
CREATE TABLE closed_figures (
  month   TEXT NOT NULL,
  unit    INTEGER NOT NULL REFERENCES units,
  figures TEXT NOT NULL, -- rank, grade, score and every line, exact
  PRIMARY KEY (month, unit)
) STRICT, WITHOUT ROWID;

-- The figures that the summary of a unit's month told, a row for each occasion: the provisional figures, and each closing. A later
-- summary says what has changed since.
CREATE TABLE summaries (
  id               INTEGER PRIMARY KEY, -- in the order in which they were queued
  month            TEXT NOT NULL,
  unit             INTEGER NOT NULL REFERENCES units,
  occasion         TEXT NOT NULL,    -- 'provisional', or 'closed-1' for the first closing
  at               INTEGER NOT NULL,
  scored           INTEGER NOT NULL,
  converted_tenths INTEGER NOT NULL,
  converted        TEXT,             -- exact, as a rounded score may lie on the other side of a grade's border; NULL where it is not known
  rank             INTEGER NOT NULL, -- 0 for none
  ranked           INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX summaries_once ON summaries (month, unit, occasion);

-- Who said that they have seen the summary of a unit's month.
CREATE TABLE summaries_seen (
  month  TEXT NOT NULL,
  unit   INTEGER NOT NULL REFERENCES units,
  person INTEGER NOT NULL,
  newest INTEGER NOT NULL, -- summaries.id of the newest one when they said so
  at     INTEGER NOT NULL, -- when they first said so of that one
  PRIMARY KEY (month, unit, person)
) STRICT, WITHOUT ROWID;

-- How the ranked units stood in the latest ranked month as a week began. The message of a week says by these what moved since. The last few
-- weeks are kept.
CREATE TABLE weeks (
  monday    TEXT NOT NULL,    -- 'YYYY-MM-DD', the Monday of the week
  unit      INTEGER NOT NULL REFERENCES units,
  at        INTEGER NOT NULL, -- when they stood so: 07:30 of its first working day, or when the program was back
  month     TEXT NOT NULL,
  rule_set  TEXT NOT NULL,
  league    INTEGER NOT NULL, -- as in scorecards
  waits     TEXT NOT NULL,    -- as in scorecards
  converted TEXT NOT NULL,    -- exact
  rank      INTEGER NOT NULL,
  ranked    INTEGER NOT NULL,
  PRIMARY KEY (monday, unit)
) STRICT, WITHOUT ROWID;

----------------------------------------------------------------------------------------------------------------------------
-- Warnings
----------------------------------------------------------------------------------------------------------------------------

-- The warnings of a unit: those that are open, and the figures that it was judged by last.
CREATE TABLE watches (
  unit  INTEGER PRIMARY KEY REFERENCES units,
  open  INTEGER NOT NULL, -- how many warnings are open
  watch TEXT NOT NULL     -- JSON
) STRICT;
CREATE INDEX watches_open ON watches (open DESC, unit) WHERE open > 0;

----------------------------------------------------------------------------------------------------------------------------
-- The outbox and broadcasts
----------------------------------------------------------------------------------------------------------------------------

-- Notices, a row for each notice and person. A row is written in the transaction of what causes it, and is sent afterwards. It holds
-- facts; the words are found when it goes out. A row keeps its id: when it comes to tell of something else it gets another version.
CREATE TABLE outbox (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  key        TEXT NOT NULL UNIQUE,       -- the columns that tell it from other notices of its reason, joined: nothing is queued twice
  person     INTEGER NOT NULL,           -- whom it goes to
  reason     TEXT NOT NULL,              -- what it is: scoring/outbox/row.go names them
  unit       INTEGER REFERENCES units,   -- that it is about, NULL for none, or for several
  month      TEXT NOT NULL DEFAULT '',   -- that it is about, '' for none
  reference  INTEGER NOT NULL DEFAULT 0, -- number of the report, broadcast, update, person, message, import or audit entry
  occasion   TEXT NOT NULL DEFAULT '',   -- tells it from others about the same, '' where that is not needed
  payload    TEXT NOT NULL,              -- what else it tells, a JSON object
  priority   INTEGER NOT NULL,           -- the lowest goes first
  not_before INTEGER NOT NULL,
  expires    INTEGER NOT NULL,           -- 0 for never
  state      TEXT NOT NULL,              -- 'queued', 'held', 'sending', 'accepted', 'refused', 'unknown', 'cancelled', 'expired'
  why        TEXT NOT NULL DEFAULT '',   -- why it got into its state
  attempts   INTEGER NOT NULL DEFAULT 0, -- sends that were begun
  unsure     INTEGER NOT NULL DEFAULT 0, -- sends whose answer did not come back
  message    INTEGER NOT NULL DEFAULT 0, -- the message in which it went out
  made_at    INTEGER NOT NULL,
  changed_at INTEGER NOT NULL            -- when it got into its state
) STRICT;
-- What is to be sent now, and when the next one is. These stay small however much was sent before.
CREATE INDEX outbox_due ON outbox (priority, not_before, id, person, reason, unit) WHERE state = 'queued';
CREATE INDEX outbox_due_to ON outbox (person, not_before) WHERE state = 'queued';
CREATE INDEX outbox_next ON outbox (not_before, person, reason, unit) WHERE state = 'queued';
-- What was not told of a unit yet, and what was: the next decision about its warnings looks at both.
CREATE INDEX outbox_waiting ON outbox (unit, id) WHERE state IN ('queued', 'sending', 'unknown');
CREATE INDEX outbox_told ON outbox (unit, changed_at) WHERE state = 'accepted';
-- What a button under a message is about, what became of summaries and broadcasts, what operators look at, and what is purged.
CREATE INDEX outbox_message ON outbox (person, message) WHERE message > 0;
CREATE INDEX outbox_summaries ON outbox (month, unit, person, occasion, state) WHERE reason = 'summary';
CREATE INDEX outbox_broadcast ON outbox (reference, person, state, why) WHERE reason = 'broadcast';
CREATE INDEX outbox_state ON outbox (state, id);
CREATE INDEX outbox_ended ON outbox (changed_at) WHERE state NOT IN ('queued', 'sending', 'unknown');

-- People whom no message reaches, as they blocked the bot or are deleted. The row goes when they write, or are granted a role.
CREATE TABLE unreachable (
  person INTEGER PRIMARY KEY,
  since  INTEGER NOT NULL,
  reason TEXT NOT NULL -- in Telegram's words
) STRICT;

-- What admins write to many. Each recipient is a row of the outbox, whose reference is the broadcast's id.
CREATE TABLE broadcasts (
  id          INTEGER PRIMARY KEY,
  made_by     INTEGER NOT NULL,
  made_at     INTEGER NOT NULL,
  made_update INTEGER NOT NULL,
  changed_at  INTEGER NOT NULL,
  kind        TEXT NOT NULL,              -- 'text', 'photo', 'document'
  text        TEXT NOT NULL,              -- with placeholders; the caption of a photo or document
  file        TEXT NOT NULL,              -- Telegram's id of the photo or document, '' for a text
  audience    TEXT NOT NULL,              -- whom it is for, JSON
  confirm     INTEGER NOT NULL,           -- 1: with a button by which people say that they received it
  send_at     INTEGER NOT NULL,           -- 0: as soon as it is confirmed
  state       TEXT NOT NULL,              -- 'draft', 'scheduled', 'running', 'paused', 'done', 'cancelled'
  stop        TEXT NOT NULL DEFAULT '',   -- why it is paused: 'admin', 'refusals', 'restored', 'bot'
  refused     INTEGER NOT NULL DEFAULT 0, -- how many sends in a row were refused
  version     INTEGER NOT NULL DEFAULT 1, -- rises with each change: a button of another version does nothing
  by_update   INTEGER NOT NULL,           -- the update that changed it last
  chat        INTEGER NOT NULL DEFAULT 0, -- where its progress is shown, and the message that shows it
  message     INTEGER NOT NULL DEFAULT 0,
  shown       TEXT NOT NULL DEFAULT '',   -- the progress that was shown last, JSON
  settled     INTEGER NOT NULL DEFAULT 0  -- 1: nothing is on its way any more, and the progress shows that
) STRICT;
CREATE UNIQUE INDEX broadcasts_made ON broadcasts (made_by, made_update);
CREATE INDEX broadcasts_unsettled ON broadcasts (id) WHERE settled = 0 AND state <> 'draft';

-- Who said that they received a broadcast.
CREATE TABLE broadcast_confirmations (
  broadcast INTEGER NOT NULL REFERENCES broadcasts,
  person    INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (broadcast, person)
) STRICT, WITHOUT ROWID;

----------------------------------------------------------------------------------------------------------------------------
-- People
----------------------------------------------------------------------------------------------------------------------------

-- Everybody who ever held a role or chose a language. No name is kept.
CREATE TABLE people (
  id       INTEGER PRIMARY KEY, -- Telegram id
  language TEXT NOT NULL        -- '' when not chosen
) STRICT;

-- The roles that people hold.
CREATE TABLE grants (
  id     INTEGER PRIMARY KEY,      -- in the order in which they were granted
  person INTEGER NOT NULL REFERENCES people,
  role   TEXT NOT NULL,            -- 'officer', 'chair', 'admin'
  unit   INTEGER REFERENCES units, -- NULL for an admin
  at     INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX grants_once ON grants (person, role, ifnull(unit, 0));
CREATE INDEX grants_of_unit ON grants (unit, person, role);

-- The number that is shown of a person in the place of a name, and when they last wrote or pressed a button. Rows stay for good, so
-- that a number never comes to stand for somebody else.
CREATE TABLE people_seen (
  number INTEGER PRIMARY KEY,
  person INTEGER NOT NULL UNIQUE REFERENCES people,
  seen   INTEGER NOT NULL DEFAULT 0, -- beginning of that day in the authority's zone, so that it is written once a day; 0 for never
  label  TEXT NOT NULL DEFAULT ''    -- by which admins tell the person from others of the unit, '' for none; it goes with any role that is taken
) STRICT;

-- Days off that people said they have: from one instant until another what can wait is not sent to them. A row that is over means nothing.
CREATE TABLE days_off (
  person INTEGER PRIMARY KEY REFERENCES people,
  since  INTEGER NOT NULL,
  until  INTEGER NOT NULL
) STRICT;

-- Offers of a role that can be taken up once. Of a code its hash is kept, and nothing else.
CREATE TABLE invitations (
  hash        TEXT PRIMARY KEY,
  batch       TEXT NOT NULL, -- by which those are known that were made together, as on paper: '3F2A-91C0'
  role        TEXT NOT NULL,
  unit        INTEGER REFERENCES units, -- NULL for an admin
  expires     INTEGER NOT NULL,
  made_at     INTEGER NOT NULL,
  made_by     INTEGER NOT NULL,
  revoked_at  INTEGER NOT NULL DEFAULT 0,
  used_at     INTEGER NOT NULL DEFAULT 0,
  used_by     INTEGER NOT NULL DEFAULT 0,
  used_update INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX invitations_open ON invitations (expires, hash) WHERE used_at = 0 AND revoked_at = 0;

-- Chats in which somebody without a role wrote, or that brought a wrong code: what such a chat gets is limited by what it got.
CREATE TABLE strangers (
  chat           INTEGER PRIMARY KEY,
  at             INTEGER NOT NULL,           -- when the row last changed
  latest         INTEGER NOT NULL DEFAULT 0, -- the newest update that changed the row: handled again, it changes nothing
  greeted_at     INTEGER NOT NULL DEFAULT 0,
  wrong_since    INTEGER NOT NULL DEFAULT 0, -- when it brought the first of its wrong codes; an hour later they are counted anew
  wrong          INTEGER NOT NULL DEFAULT 0, -- how many it has brought since then
  wrong_update   INTEGER NOT NULL DEFAULT 0, -- the newest update that was told that its code is wrong
  refused_update INTEGER NOT NULL DEFAULT 0, -- the newest update that was refused, as there were too many wrong codes
  refused_at     INTEGER NOT NULL DEFAULT 0  -- when the chat was last told so
) STRICT;
CREATE INDEX strangers_at ON strangers (at);

-- The rights that the last restore took, gave again or lost, until an admin says to have seen to them. Person 0 with 'unknown' stands
-- for everybody: the store before could not be read.
CREATE TABLE restored_people (
  person INTEGER NOT NULL,
  role   TEXT NOT NULL,
  unit   TEXT NOT NULL, -- code, '' for an admin
  became TEXT NOT NULL, -- 'withdrawn', 'kept', 'lost', 'unknown'
  PRIMARY KEY (person, role, unit)
) STRICT, WITHOUT ROWID;

-- Who did what. What an entry is about stands in columns; units are kept by their codes, as they may leave the register.
CREATE TABLE audit (
  id         INTEGER PRIMARY KEY,
  at         INTEGER NOT NULL,
  by_person  INTEGER NOT NULL,
  action     TEXT NOT NULL,              -- storage/audit.go names them
  person     INTEGER NOT NULL DEFAULT 0, -- to whom it was done
  unit       TEXT NOT NULL DEFAULT '',   -- to which unit, or what the unit was before
  unit_after TEXT NOT NULL DEFAULT '',   -- what it is afterwards
  month      TEXT NOT NULL DEFAULT '',   -- the month, quarter or year that it is about
  reference  INTEGER NOT NULL DEFAULT 0, -- number of the import, row of the outbox, broadcast or report
  details    TEXT NOT NULL DEFAULT '{}'  -- the rest, a JSON object
) STRICT;
CREATE INDEX audit_by ON audit (by_person, id);
CREATE INDEX audit_action ON audit (action, id);

-- The entries of the audit log in which a unit is named.
CREATE TABLE audit_units (
  unit  INTEGER NOT NULL REFERENCES units,
  entry INTEGER NOT NULL REFERENCES audit,
  PRIMARY KEY (unit, entry)
) STRICT, WITHOUT ROWID;

----------------------------------------------------------------------------------------------------------------------------
-- The conversation
----------------------------------------------------------------------------------------------------------------------------

-- The bots that have served the store. Each numbers its updates by itself, so those of a bot are kept under Telegram's number plus
-- number << 40.
CREATE TABLE bots (
  number  INTEGER PRIMARY KEY,     -- 0 for the first bot
  bot     INTEGER NOT NULL UNIQUE, -- Telegram's id of it
  current INTEGER NOT NULL         -- 1: it serves now, or was the last to serve
) STRICT;

-- Telegram's updates. They are committed here before Telegram is told that they arrived. The body is erased when one is finished.
CREATE TABLE inbox (
  id          INTEGER PRIMARY KEY,       -- the update
  chat        INTEGER NOT NULL,
  body        BLOB NOT NULL,
  received_at INTEGER NOT NULL,
  finished_at INTEGER NOT NULL DEFAULT 0,
  aside       TEXT NOT NULL DEFAULT '',  -- why it is set aside and not handled, '' when it is not
  stranger    INTEGER NOT NULL DEFAULT 0 -- 1: of somebody without a role; the row is dropped when it is answered
) STRICT;
CREATE INDEX inbox_unfinished ON inbox (id) WHERE finished_at = 0;
CREATE INDEX inbox_aside ON inbox (id) WHERE aside <> '';
CREATE INDEX inbox_received ON inbox (received_at, id);
CREATE INDEX inbox_strangers ON inbox (id) WHERE stranger = 1;

-- Updates that were being handled when the program died. At the second death one is set aside.
CREATE TABLE deaths (
  update_id INTEGER PRIMARY KEY,
  deaths    INTEGER NOT NULL,
  run       INTEGER NOT NULL,          -- the last run of the program that died of it: no run is counted twice
  retry     INTEGER NOT NULL DEFAULT 0 -- 1: an operator had it tried again, and the running program has not seen that yet
) STRICT;
CREATE INDEX deaths_retry ON deaths (update_id) WHERE retry > 0;

-- Updates whose answer takes long. That it has begun is told at once; the chat can ask other things meanwhile.
CREATE TABLE long_answers (
  update_id  INTEGER PRIMARY KEY,
  chat       INTEGER NOT NULL,
  message    INTEGER NOT NULL,          -- the message that told so, which becomes the answer; 0 for none
  stopped_by INTEGER NOT NULL DEFAULT 0 -- the update that stopped it, 0 for none
) STRICT;
CREATE INDEX long_answers_stopped ON long_answers (stopped_by) WHERE stopped_by > 0;
CREATE INDEX long_answers_chat ON long_answers (chat);

-- The question that a person was asked last. The update that asks may itself answer a question: that one is kept in found_..., so that
-- an update that is handled again finds what it found.
CREATE TABLE dialogues (
  person        INTEGER PRIMARY KEY,
  asks          TEXT NOT NULL,              -- which question it is
  about         TEXT NOT NULL,              -- what it is about
  expires       INTEGER NOT NULL,
  opened_at     INTEGER NOT NULL,
  opened_by     INTEGER NOT NULL,           -- the update that asked
  ended_by      INTEGER NOT NULL DEFAULT 0, -- the update that answered or ended it, 0 while it is open
  found_asks    TEXT NOT NULL DEFAULT '',
  found_about   TEXT NOT NULL DEFAULT '',
  found_expires INTEGER NOT NULL DEFAULT 0  -- 0: nothing was being asked
) STRICT;

-- Pictures that Telegram has already and sends again by its own id.
CREATE TABLE pictures (
  sum     TEXT PRIMARY KEY, -- SHA-256 of the bytes, hex
  file_id TEXT NOT NULL,
  at      INTEGER NOT NULL  -- when it was last sent
) STRICT, WITHOUT ROWID;
CREATE INDEX pictures_at ON pictures (at);

-- Group chats that were told that the bot works in private chats only. Each is told once.
CREATE TABLE groups_told (
  chat    INTEGER PRIMARY KEY,
  told_by INTEGER NOT NULL -- the update that was answered so
) STRICT;

----------------------------------------------------------------------------------------------------------------------------
-- Imports
----------------------------------------------------------------------------------------------------------------------------

-- Files that were taken in.
CREATE TABLE imports (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL,              -- of the file, without its folder
  sha256    TEXT NOT NULL,              -- of its bytes, hex
  size      INTEGER NOT NULL,           -- bytes
  kind      TEXT NOT NULL,              -- 'units', 'dossiers', 'counts', 'published'
  at        INTEGER NOT NULL,           -- when it was taken in
  by_person INTEGER NOT NULL,
  as_of     INTEGER NOT NULL,           -- the data time that the caller stated, 0 for none
  data_time INTEGER NOT NULL,           -- up to when the data reach, 0 when not known
  stated    INTEGER NOT NULL,           -- 1: the data time was stated, 0: it was worked out from the file
  taught    TEXT NOT NULL DEFAULT '',   -- a sum of everything by which the file was read: read otherwise, it may say something else
  replaced  INTEGER NOT NULL DEFAULT 0, -- the later import of the same file, read otherwise, that took the place of this one; 0 for none
  data_rows INTEGER NOT NULL,           -- rows that were read
  refused   INTEGER NOT NULL,           -- rows that could not be used
  added     INTEGER NOT NULL DEFAULT 0, -- what became of the others: new ones,
  changed   INTEGER NOT NULL DEFAULT 0, -- those that changed something,
  unchanged INTEGER NOT NULL DEFAULT 0, -- those that changed nothing,
  older     INTEGER NOT NULL DEFAULT 0  -- and those that were older than what the store had
) STRICT;
CREATE INDEX imports_of_bytes ON imports (sha256, as_of);
CREATE INDEX imports_by_kind ON imports (kind, data_time);

-- Rows of files that could not be used. What stands in a personal column never gets here.
CREATE TABLE import_refusals (
  import      INTEGER NOT NULL REFERENCES imports,
  place       INTEGER NOT NULL,           -- order of the refusals of one import
  sheet       INTEGER NOT NULL DEFAULT 0, -- from 1; 0 when the file has one only
  row         INTEGER NOT NULL,           -- in the sheet, from 1
  label       TEXT NOT NULL DEFAULT '',   -- of the column that is at fault, '' for none
  reason      TEXT NOT NULL,
  value       TEXT NOT NULL,              -- that could not be used
  suggestions TEXT NOT NULL,              -- names that may be meant, a JSON array
  PRIMARY KEY (import, place)
) STRICT, WITHOUT ROWID;

-- Files that admins sent to the bot. The file itself is not kept, as exports name applicants: Telegram is asked for it again.
CREATE TABLE uploads (
  id        INTEGER PRIMARY KEY,
  person    INTEGER NOT NULL,
  update_id INTEGER NOT NULL UNIQUE,
  file_id   TEXT NOT NULL,             -- Telegram's id of the file
  name      TEXT NOT NULL,
  size      INTEGER NOT NULL,          -- bytes
  at        INTEGER NOT NULL,
  period    TEXT NOT NULL DEFAULT '',  -- the period that the admin chose for it, '' for that which is worked out
  lists     TEXT NOT NULL DEFAULT '',  -- what the admin said that it lists, '' for what is worked out
  state     TEXT NOT NULL,             -- 'open', 'taken', 'dropped', 'undone'
  import    INTEGER NOT NULL DEFAULT 0 -- as which it was taken in, 0 for none
) STRICT;
CREATE INDEX uploads_at ON uploads (at);

-- Which column of an unknown table is which field, as an admin said. Only headers are kept, never what stands below them.
CREATE TABLE layouts (
  layout    TEXT NOT NULL, -- a sum over the labels of the header, by which it is known again
  field     TEXT NOT NULL,
  label     TEXT NOT NULL, -- of the column, as files write it
  since     INTEGER NOT NULL,
  by_person INTEGER NOT NULL,
  PRIMARY KEY (layout, field)
) STRICT, WITHOUT ROWID;

-- What a word in a column of an export means, as an admin said.
CREATE TABLE words (
  field     TEXT NOT NULL, -- of the column
  word      TEXT NOT NULL, -- without accents and capitals
  written   TEXT NOT NULL, -- as a file has it
  meaning   TEXT NOT NULL,
  since     INTEGER NOT NULL,
  by_person INTEGER NOT NULL,
  PRIMARY KEY (field, word)
) STRICT, WITHOUT ROWID;

-- The imports of which it is kept what they replaced, so that the same file can be read otherwise later. Of old imports that is dropped.
-- The dossiers that an import added have ids from newest + 1 to last.
CREATE TABLE readings (
  import  INTEGER PRIMARY KEY,
  newest  INTEGER NOT NULL, -- highest dossiers.id before the import, 0 for none
  last    INTEGER NOT NULL, -- highest dossiers.id after it
  changed INTEGER NOT NULL  -- how many rows it has in replaced
) STRICT;

-- The dossiers that an import changed, as they were before it. Rows are written ahead of the import, a few at a time: those of an
-- import that has no row in readings mean nothing, and are dropped a few at a time, too.
CREATE TABLE replaced (
  import    INTEGER NOT NULL,
  dossier   INTEGER NOT NULL,
  unit      INTEGER,          -- NULL: there was no such dossier
  procedure INTEGER,
  received  INTEGER NOT NULL,
  due       INTEGER NOT NULL,
  finished  INTEGER NOT NULL,
  submitted INTEGER NOT NULL,
  traits    INTEGER NOT NULL,
  data_time INTEGER NOT NULL,
  gone      INTEGER NOT NULL,
  silent    INTEGER NOT NULL, -- the bits of traits of which the import said nothing; three higher bits say the same of due, finished and submitted
  PRIMARY KEY (import, dossier)
) STRICT, WITHOUT ROWID;

-- The rows of unit_months that an import changed, as they were before it.
CREATE TABLE replaced_reach (
  import    INTEGER NOT NULL,
  month     TEXT NOT NULL,
  unit      INTEGER NOT NULL,
  data_time INTEGER NOT NULL,
  stated    INTEGER NOT NULL,
  by_import INTEGER NOT NULL, -- unit_months.import
  PRIMARY KEY (import, month, unit)
) STRICT, WITHOUT ROWID;

----------------------------------------------------------------------------------------------------------------------------
-- Taking the last import back. The next import empties these tables.
----------------------------------------------------------------------------------------------------------------------------

-- The last import, as long as it can be taken back. Its dossiers are taken back by readings and replaced.
CREATE TABLE undo_import (
  one    INTEGER PRIMARY KEY CHECK (one = 1), -- there is one row at most
  import INTEGER NOT NULL,
  newest INTEGER -- highest dossiers.id before it; NULL when it brought no dossiers
) STRICT;

-- SQL statements that restore the rows of other tables that it changed. They are run from the last to the first.
CREATE TABLE undo_facts (
  place     INTEGER PRIMARY KEY,
  statement TEXT NOT NULL
) STRICT;

-- The same for scorecards, by the month, and for term_cards, by 'term ' and the term. When that is scored again its statements are dropped.
CREATE TABLE undo_cards (
  place     INTEGER PRIMARY KEY,
  month     TEXT NOT NULL,
  statement TEXT NOT NULL
) STRICT;
CREATE INDEX undo_cards_of_month ON undo_cards (month, place);

-- The months of units whose scores it touched.
CREATE TABLE undo_months (
  month TEXT NOT NULL,
  unit  INTEGER NOT NULL,
  PRIMARY KEY (month, unit)
) STRICT, WITHOUT ROWID;

-- The warnings that it changed: watches.watch before it ('' for no row) and as it left them. People may have answered since.
CREATE TABLE undo_watches (
  unit   INTEGER PRIMARY KEY,
  before TEXT NOT NULL,
  after  TEXT NOT NULL
) STRICT;

-- The rows of the outbox that it changed: all columns as a JSON object, before it ('' for no row) and as it left them. Some may have
-- been sent since.
CREATE TABLE undo_notices (
  row    INTEGER PRIMARY KEY, -- outbox.id
  before TEXT NOT NULL,
  after  TEXT NOT NULL
) STRICT;

----------------------------------------------------------------------------------------------------------------------------
-- The views: the documented interface for other tools. They keep their columns within a major version; new ones may come at the end.
-- Where there is no instant, a view has NULL.
----------------------------------------------------------------------------------------------------------------------------

-- The register of units. other_names are joined by '; '.
CREATE VIEW v_units AS
SELECT code, name, kind, valid_from, valid_to, successor,
  ifnull((SELECT group_concat(n.name, '; ') FROM unit_names n WHERE n.unit = u.id), '') AS other_names
FROM units u;

-- A row for each dossier. unit is the one whose code it bears, also when another one took over (v_units.successor). received, due,
-- finished and data_time are Unix seconds; finished is the end of those withdrawn, refused and stopped, too (status 7, 3, 8); submitted is when the
-- applicant filed it, NULL where files do not say, and midnight where they say the day alone. status is the national code (1 to 10), 0 when not known; channel is 1 direct, 2 online,
-- 3 postal, 0 not known; fee, paid_online, digitised, e_result, reused (a component that was digitised before), personal_store (a component
-- from there) and verified (filed by such an account) are NULL where not known, and procedure_code is. gone is set for an open dossier that a
-- newer export of its unit should contain and does not: the data time of that export.
CREATE VIEW v_dossiers AS
SELECT substr(d.code, 1, instr(d.code || '@', '@') - 1) AS code, u.code AS unit, u.name AS unit_name, p.name AS procedure, p.field, d.received,
  nullif(d.due, 0) AS due, nullif(d.finished, 0) AS finished, d.status, d.channel,
  iif(d.traits >> 10 & 1, NULL, d.fee) AS fee, iif(d.traits >> 11 & 1, NULL, d.paid_online) AS paid_online,
  iif(d.traits >> 12 & 1, NULL, d.digitised) AS digitised, iif(d.traits >> 13 & 1, NULL, d.e_result) AS e_result,
  nullif(d.data_time, 0) AS data_time, nullif(d.gone, 0) AS gone, nullif(p.code, '') AS procedure_code,
  iif(d.traits >> 18 & 1, NULL, d.traits >> 15 & 1) AS reused, iif(d.traits >> 19 & 1, NULL, d.traits >> 16 & 1) AS personal_store,
  iif(d.traits >> 20 & 1, NULL, d.traits >> 17 & 1) AS verified, nullif(d.submitted, 0) AS submitted
FROM dossiers d JOIN units u ON u.id = d.unit JOIN procedures p ON p.id = d.procedure;

-- A row for each dossier that is open, with the clock running, past due at the moment of asking, and not gone from newer data. unit is
-- the one whose code it bears. days_late counts calendar days begun; people are told working days.
CREATE VIEW v_overdue AS
SELECT substr(d.code, 1, instr(d.code || '@', '@') - 1) AS code, u.code AS unit, u.name AS unit_name, p.name AS procedure, d.due,
  (unixepoch() - d.due + 86399) / 86400 AS days_late
FROM dossiers d JOIN units u ON u.id = d.unit JOIN procedures p ON p.id = d.procedure
WHERE d.traits & 15 IN (2, 4) AND d.due > 0 AND d.due < unixepoch() AND d.gone = 0;

-- A row for each report that the data of a dossier are wrong. state is 'open', 'accepted', 'rejected' or 'withdrawn'; reason is
-- 'unsynced', 'due', 'paused', 'channel', 'foreign' or 'other'. decided_by and decided_at are NULL where nobody has decided.
CREATE VIEW v_disputes AS
SELECT d.id, d.month, u.code AS unit, u.name AS unit_name, substr(d.code, 1, instr(d.code || '@', '@') - 1) AS code, d.reason, d.words, d.by_person, d.at, d.state,
  nullif(d.decided_by, 0) AS decided_by, nullif(d.decided_at, 0) AS decided_at, nullif(d.withdrawn_at, 0) AS withdrawn_at
FROM disputes d JOIN units u ON u.id = d.unit;

-- A row for each month of a unit of which anything is known. The unit is the one that the dossiers belong to in the month. state is
--   'full'          it is scored, with rank and grade
--   'partial'       it lacks figures that other units have: lacks names the indicators
--   'begun'         the month is running, and too little of it is known to judge
--   'not-reported'  files touch it and none covers it, so it has no figures; not before the data reach the month, in Vietnam's zone
-- waits names the indicators of which nobody has figures: the month is compared without them. dossiers are those received or resolved
-- in the month, NULL where they were not counted.
CREATE VIEW v_unit_months AS
SELECT c.month, u.code AS unit, u.name AS unit_name, c.state, c.lacks, c.waits, iif(c.published, NULL, c.dossiers) AS dossiers
FROM scorecards c JOIN units u ON u.id = c.unit
UNION ALL
SELECT DISTINCT t.month, u.code, u.name, 'not-reported', '', '', NULL
FROM (SELECT month, unit FROM unit_months WHERE data_time >= unixepoch(month || '-01') - 25200 UNION SELECT term, unit FROM counts WHERE unit IS NOT NULL AND term GLOB '????-[01]?') t
  JOIN holders h ON h.unit = t.unit AND h.since <= t.month || '-01' AND h.until > t.month || '-01' JOIN units u ON u.id = h.holder
WHERE NOT EXISTS (SELECT 1 FROM scorecards c WHERE c.month = t.month AND c.unit = h.holder);

-- A row for each month of a unit that is reported. state is that of v_unit_months: rank and grade are NULL unless it is 'full'. Figures
-- are tenths of a point, rounded half up; converted_tenths is the score out of 100, NULL when nothing is assessed. ranked is the number
-- of units with a rank, where kinds of unit are ranked apart within league. closed is 1 when the month is official; published is 1 when the figures are those of an appendix.
CREATE VIEW v_scorecards AS
SELECT c.month, u.code AS unit, u.name AS unit_name, c.state, c.league, nullif(c.rank, 0) AS rank, c.ranked, c.rule_set,
  nullif(c.correction, '') AS correction, nullif(c.reason, '') AS reason, nullif(c.grade, '') AS grade, c.total_tenths, c.max_tenths, iif(c.scored, c.converted_tenths, NULL) AS converted_tenths,
  c.published, m.month IS NOT NULL AS closed, nullif(c.data_time, 0) AS data_time, c.stated AS data_time_stated
FROM scorecards c JOIN units u ON u.id = c.unit LEFT JOIN months m ON m.month = c.month;

-- A row for each indicator of a unit's month, place being its order in the rule set. points_tenths is NULL when the indicator is not
-- assessed; numerator and denominator are NULL when no counts stand behind it. unknown is how many dossiers are left out, as it is not
-- known of them what the indicator asks.
CREATE VIEW v_scorecard_lines AS
SELECT l.month, u.code AS unit, l.place, l.indicator, l.assessed > 0 AS assessed,
  iif(l.assessed = 1 AND NOT c.published, l.numerator, NULL) AS numerator,
  iif(l.assessed = 1 AND NOT c.published, l.denominator, NULL) AS denominator,
  iif(l.assessed, l.points_tenths, NULL) AS points_tenths, l.max_tenths, l.unknown
FROM scorecard_lines l JOIN scorecards c ON c.month = l.month AND c.unit = l.unit JOIN units u ON u.id = l.unit;

-- A row for each time that a month was closed, n counting them. reopened_at, reopened_by and reason are NULL while the closing is in
-- force. Persons are Telegram ids, 0 for the command line. units is how many have a card, changed how many of these have other figures
-- than the closing before left them.
CREATE VIEW v_closings AS
SELECT month, n, at AS closed_at, by_person AS closed_by, rule_set, rule_version, units, changed,
  nullif(reopened_at, 0) AS reopened_at, iif(reopened_at, reopened_by, NULL) AS reopened_by, nullif(reason, '') AS reason
FROM closings;

-- A row for each file that was taken in. as_of is the data time that was stated, data_time up to when the data reach. added, changed,
-- unchanged and older count what its rows did to the store.
CREATE VIEW v_imports AS
SELECT id, name, sha256, size, kind, at, by_person, nullif(as_of, 0) AS as_of, nullif(data_time, 0) AS data_time,
  stated AS data_time_stated, data_rows, refused, added, changed, unchanged, older
FROM imports;

----------------------------------------------------------------------------------------------------------------------------
-- Triggers
----------------------------------------------------------------------------------------------------------------------------

-- What a person is called speaks of the desk that they had: it goes with the role, whoever takes it and however.
CREATE TRIGGER label_dropped AFTER DELETE ON grants BEGIN
  UPDATE people_seen SET label = '' WHERE person = OLD.person AND label <> '';
END;

-- What an import replaced goes with it. Its rows in replaced may be many: they mean nothing from now on, and are dropped later.
CREATE TRIGGER import_forgotten AFTER DELETE ON imports BEGIN
  DELETE FROM readings WHERE import = OLD.id;
  DELETE FROM replaced_reach WHERE import = OLD.id;
END;
-- +goose StatementEnd
