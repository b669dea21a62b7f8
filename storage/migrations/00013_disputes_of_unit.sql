-- +goose Up
-- +goose StatementBegin

-- A unit's reports, decided ones included, the newest first.
CREATE INDEX disputes_of_unit ON disputes (unit, id);
-- +goose StatementEnd
