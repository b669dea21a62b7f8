-- +goose Up
-- +goose StatementBegin

-- What went out in a message: a press under it is about that.
CREATE INDEX outbox_message ON outbox (person, message) WHERE message > 0;

-- A report is withdrawn by who made it, while it is open or after it was accepted: its state is 'withdrawn' then.
ALTER TABLE disputes ADD COLUMN withdrawn_at INTEGER NOT NULL DEFAULT 0;

-- The dossier's due date when the report was accepted. With another due date the data are others than those that it corrects, and
-- the dossier counts as any other.
ALTER TABLE disputes ADD COLUMN due INTEGER NOT NULL DEFAULT 0;
UPDATE disputes SET due = ifnull((SELECT d.due FROM dossiers d WHERE d.code = disputes.code), 0) WHERE state = 'accepted';
CREATE INDEX disputes_corrected ON disputes (code, due) WHERE state = 'accepted';

-- Reports that the data of a dossier are wrong: state is 'open', 'accepted', 'rejected' or 'withdrawn'; decided_by and decided_at are
-- NULL where nobody has decided, withdrawn_at where it is not withdrawn.
DROP VIEW v_disputes;
CREATE VIEW v_disputes AS
SELECT d.id, d.month, u.code AS unit, u.name AS unit_name, substr(d.code, 1, instr(d.code || '@', '@') - 1) AS code, d.reason, d.words, d.by_person, d.at, d.state,
  nullif(d.decided_by, 0) AS decided_by, nullif(d.decided_at, 0) AS decided_at, nullif(d.withdrawn_at, 0) AS withdrawn_at
FROM disputes d JOIN units u ON u.id = d.unit;
-- +goose StatementEnd
