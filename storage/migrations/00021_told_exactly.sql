-- +goose Up
-- +goose StatementBegin

-- The exact score that a summary told, as a fraction: rounded to tenths it may be on the other side of a grade. NULL of what was
-- told before this was kept.
ALTER TABLE summaries ADD COLUMN converted TEXT;
-- +goose StatementEnd
