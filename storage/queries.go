package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/jmoiron/sqlx"
)

// Query is the text of a question asked on the read pool. Every one is a constant of this type: a test reads the plan
// of each, and none may scan a table that grows.
type Query string

// One reads the one row that a question gives. A lone argument is given as it is, several as Args. The error is sql.ErrNoRows when there is
// no row.
func One[T any](ctx context.Context, s *File, doing string, q Query, args ...any) (T, error) {
	var row T
	if err := get(ctx, s.read, &row, string(q), args); err != nil {
		return row, fmt.Errorf("%s: %w", doing, s.Explain(err))
	}
	return row, nil
}

// Maybe answers a question whose answer is one row or none.
func Maybe[T any](ctx context.Context, s *File, doing string, q Query, args ...any) (row T, found bool, err error) {
	row, err = One[T](ctx, s, doing, q, args...)
	if errors.Is(err, sql.ErrNoRows) {
		return row, false, nil
	}
	return row, err == nil, err
}

// List answers a question whose answer is any number of rows.
func List[T any](ctx context.Context, s *File, doing string, q Query, args ...any) ([]T, error) {
	var rows []T
	if err := choose(ctx, s.read, &rows, string(q), args); err != nil {
		return nil, fmt.Errorf("%s: %w", doing, s.Explain(err))
	}
	return rows, nil
}

// Handle asks and writes: a connection, or a transaction on it.
type Handle interface {
	// ExecContext runs a statement; of several values Args gives each its name.
	ExecContext(ctx context.Context, statement string, args ...any) (sql.Result, error)
	// GetContext reads one row: sql.ErrNoRows when there is none.
	GetContext(ctx context.Context, to any, statement string, args ...any) error
	// SelectContext reads all rows into a slice.
	SelectContext(ctx context.Context, to any, statement string, args ...any) error
}

// Reader is the read pool, for what One, Maybe, List and Read cannot ask.
func (s *File) Reader() *sqlx.DB { return s.read }

// Writer is the connection that writes, for what no transaction can do, as attaching another file.
func (s *File) Writer() *sqlx.DB { return s.write }

// Options are those by which the file was opened.
func (s *File) Options() Options { return s.opt }

// Now is the instant, by the clock of the options.
func (s *File) Now() time.Time { return s.opt.Now() }

// Zone is the authority's zone, in which months run.
func (s *File) Zone() *time.Location { return s.opt.Zone }

// Path is where the file is.
func (s *File) Path() string { return s.opt.Path }

// Logger is of what an operator should know; nil for none.
func (s *File) Logger() *slog.Logger { return s.opt.Log }

// Patience is how long a writer waits for others before it gives up with ErrBusy.
func (s *File) Patience() time.Duration { return s.patience }
