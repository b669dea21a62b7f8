-- +goose Up
-- +goose StatementBegin

-- The audit log by who did it and by what was done; newest first, so that a page of it is read and no more.
CREATE INDEX audit_by ON audit (by_person, id);
CREATE INDEX audit_action ON audit (action, id);

-- The units that an entry of the audit log is about: those whose codes are words of its subject, or stand before the first
-- dash of one, as in the code of a dossier. A number at the beginning is an id, and no unit's.
CREATE TABLE audit_units (
  unit  INTEGER NOT NULL REFERENCES units,
  entry INTEGER NOT NULL REFERENCES audit,
  PRIMARY KEY (unit, entry)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO audit_units (unit, entry)
SELECT u.id, a.id
FROM audit a CROSS JOIN json_each('[' || replace(json_quote(a.subject), ' ', '","') || ']') w
CROSS JOIN units u ON u.code IN (w.value, substr(w.value, 1, instr(w.value || '-', '-') - 1))
WHERE NOT (w.key = 0 AND w.value NOT GLOB '*[^0-9]*');
-- +goose StatementEnd
