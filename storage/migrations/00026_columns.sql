-- +goose Up
-- +goose StatementBegin

-- What an entry of the audit log is about has its own columns, in the place of a text of words. Units are kept by their codes: they may
-- leave the register.
ALTER TABLE audit ADD COLUMN person INTEGER NOT NULL DEFAULT 0;     -- Telegram id of whom it was done to
ALTER TABLE audit ADD COLUMN unit TEXT NOT NULL DEFAULT '';         -- code of the unit, or of the one before
ALTER TABLE audit ADD COLUMN unit_after TEXT NOT NULL DEFAULT '';   -- code of the unit that took the place of that one
ALTER TABLE audit ADD COLUMN month TEXT NOT NULL DEFAULT '';
ALTER TABLE audit ADD COLUMN reference INTEGER NOT NULL DEFAULT 0;  -- number of the import, row of the outbox, broadcast or report
ALTER TABLE audit ADD COLUMN details TEXT NOT NULL DEFAULT '{}';    -- the rest, a JSON object

WITH words AS (SELECT id, action, w->>0 AS a, w->>1 AS b, w->>2 AS c, w->>3 AS d
  FROM (SELECT id, action, '[' || replace(json_quote(subject), ' ', '","') || ']' AS w FROM audit)),
said AS (SELECT id,
  CASE WHEN action IN ('granted', 'removed', 'role-added', 'role-removed', 'moved') THEN CAST(a AS INTEGER) END AS person,
  CASE WHEN action IN ('invited', 'target-cleared') THEN b
    WHEN action IN ('granted', 'role-added', 'role-removed', 'moved', 'invitation-revoked', 'target-set') THEN c
    WHEN action = 'handed-over' THEN a
    WHEN action LIKE 'dispute-%' THEN (SELECT u.code FROM disputes x JOIN units u ON u.id = x.unit WHERE x.id = CAST(a AS INTEGER)) END AS unit,
  CASE action WHEN 'moved' THEN d WHEN 'handed-over' THEN b END AS unit_after,
  CASE WHEN action IN ('month-closed', 'month-reopened', 'difference-left', 'chairs-reminded') THEN a WHEN action LIKE 'dispute-%' THEN c END AS month,
  CASE WHEN action IN ('imported', 'import-undone', 'notice-retried', 'notice-cancelled') OR action LIKE 'broadcast-%' OR action LIKE 'dispute-%'
    THEN CAST(a AS INTEGER) END AS reference,
  json_patch('{}', CASE
    WHEN action IN ('imported', 'import-undone') THEN json_object('kind', b)
    WHEN action = 'column-matched' THEN json_object('layout', a, 'field', b)
    WHEN action = 'layout-forgotten' THEN json_object('layout', a)
    WHEN action IN ('word-taught', 'word-forgotten') THEN json_object('field', a, 'meaning', b)
    WHEN action = 'invited' THEN json_object('role', a)
    WHEN action IN ('granted', 'role-added', 'role-removed', 'moved') THEN json_object('role', b)
    WHEN action = 'invitation-revoked' THEN json_object('invitation', a, 'role', b)
    WHEN action = 'handed-over' THEN json_object('grants', CAST(c AS INTEGER), 'invitations', CAST(d AS INTEGER))
    WHEN action LIKE 'notice-%' THEN json_object('reason', b)
    WHEN action = 'update-retried' THEN json_object('update', CAST(a AS INTEGER))
    WHEN action = 'target-set' THEN json_object('indicator', a, 'share', b)
    WHEN action = 'target-cleared' THEN json_object('indicator', a)
    WHEN action = 'setting-changed' THEN json_object('setting', a)
    WHEN action = 'chairs-reminded' THEN json_object('reminded', CAST(b AS INTEGER))
    WHEN action LIKE 'dispute-%' THEN json_object('dossier', b)
    WHEN action LIKE 'month-%' THEN json_object('closing', CAST(b AS INTEGER))
    WHEN action = 'difference-left' THEN json_object('sum', b)
    WHEN action = 'restored' THEN json_object('copied_at', a)
    ELSE '{}' END) AS details
  FROM words)
UPDATE audit SET person = ifnull(s.person, 0), unit = ifnull(s.unit, ''), unit_after = ifnull(s.unit_after, ''), month = ifnull(s.month, ''),
  reference = ifnull(s.reference, 0), details = s.details
FROM said s WHERE s.id = audit.id;
ALTER TABLE audit DROP COLUMN subject;

-- What a row of the outbox is about has its own columns, too, in the place of a subject in each reason's own form and of parts of its
-- key. A row keeps its id for good: when it comes to tell of something else it has another version.
DROP INDEX outbox_summaries;
DROP INDEX outbox_broadcast;
ALTER TABLE outbox ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE outbox ADD COLUMN month TEXT NOT NULL DEFAULT '';         -- that it is about, '' for none
ALTER TABLE outbox ADD COLUMN reference INTEGER NOT NULL DEFAULT 0;   -- number of the report, broadcast, update, person, message, import or entry
ALTER TABLE outbox ADD COLUMN occasion TEXT NOT NULL DEFAULT '';      -- tells it apart from others about the same

WITH old AS (SELECT id, reason, subject AS s, payload AS p, '[' || replace(json_quote(key), '|', '","') || ']' AS k,
  '[' || replace(json_quote(subject), ' ', '","') || ']' AS w FROM outbox),
told AS (SELECT id,
  CASE WHEN reason IN ('summary', 'not-closed') THEN s WHEN reason = 'differs' THEN w->>0 END AS month,
  CAST(CASE WHEN reason IN ('disputed', 'settled', 'retracted', 'set-aside', 'broadcast', 'progress', 'acknowledged') THEN s
    WHEN reason = 'unreached' THEN w->>0 WHEN reason = 'roles' THEN k->>1 WHEN reason = 'differs' THEN k->>3 END AS INTEGER) AS reference,
  CASE WHEN reason IN ('breach', 'further', 'reminder', 'escalated', 'recovered', 'withdrawn') THEN trim((k->>2) || ' ' || (k->>3))
    WHEN reason = 'acknowledged' THEN (k->>1) || ' ' || (k->>4)
    WHEN reason IN ('due-today', 'unreached', 'set-aside') THEN k->>2
    WHEN reason = 'differs' THEN k->>4 WHEN reason = 'old-data' THEN k->>1 WHEN reason = 'summary' THEN k->>3 END AS occasion,
  CASE WHEN reason = 'roles' THEN json_object('held', s)
    WHEN reason = 'differs' THEN json_object('sum', w->>1, 'units', CAST(w->>2 AS INTEGER))
    WHEN p = '[]' THEN '{}' ELSE json_object('changes', json(p)) END AS payload
  FROM old)
UPDATE outbox SET month = ifnull(t.month, ''), reference = ifnull(t.reference, 0), occasion = ifnull(t.occasion, ''), payload = t.payload
FROM told t WHERE t.id = outbox.id;
ALTER TABLE outbox DROP COLUMN subject;

-- The key has the columns that tell a notice from others of its kind, and nothing reads it.
UPDATE outbox SET key = iif(instr(key, '|undone|') > 0, 'undone|' || id, concat_ws('|', reason,
  CASE WHEN reason IN ('breach', 'further', 'reminder', 'escalated', 'recovered', 'withdrawn', 'due-today', 'disputed', 'settled', 'retracted', 'summary')
    THEN ifnull((SELECT code FROM units WHERE units.id = outbox.unit), '') END,
  CASE WHEN reason IN ('differs', 'not-closed', 'summary') THEN month END,
  CASE WHEN reason NOT IN ('disputed', 'settled', 'retracted', 'not-closed', 'roles', 'broadcast', 'progress') THEN occasion END,
  CASE WHEN reason IN ('acknowledged', 'disputed', 'settled', 'retracted', 'unreached', 'set-aside', 'differs', 'roles', 'broadcast', 'progress') THEN reference END,
  person));
CREATE INDEX outbox_summaries ON outbox (month, unit, person, occasion, state) WHERE reason = 'summary';
CREATE INDEX outbox_broadcast ON outbox (reference, person, state, why) WHERE reason = 'broadcast';

-- What would take the last import back knows the outbox as it was.
DELETE FROM undo_import; DELETE FROM undo_facts; DELETE FROM undo_cards; DELETE FROM undo_months; DELETE FROM undo_watches;
DROP TABLE undo_notices;
CREATE TABLE undo_notices (
  row    INTEGER PRIMARY KEY, -- of the outbox
  before TEXT NOT NULL,       -- a JSON object of its columns, '' for none
  after  TEXT NOT NULL
) STRICT;
-- +goose StatementEnd
