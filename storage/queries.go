package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jmoiron/sqlx"
)

// query is the text of a question asked on the read pool. Every one is a constant of this type: a test reads the plan
// of each, and none may scan a table that grows.
type query string

// one answers a question whose answer is one row. No row is sql.ErrNoRows.
func one[T any](ctx context.Context, s *Store, doing string, q query, args ...any) (T, error) {
	var row T
	if err := s.read.GetContext(ctx, &row, string(q), args...); err != nil {
		return row, fmt.Errorf("%s: %w", doing, s.explain(err))
	}
	return row, nil
}

// maybe answers a question whose answer is one row or none.
func maybe[T any](ctx context.Context, s *Store, doing string, q query, args ...any) (row T, found bool, err error) {
	row, err = one[T](ctx, s, doing, q, args...)
	if errors.Is(err, sql.ErrNoRows) {
		return row, false, nil
	}
	return row, err == nil, err
}

// list answers a question whose answer is any number of rows.
func list[T any](ctx context.Context, s *Store, doing string, q query, args ...any) ([]T, error) {
	var rows []T
	if err := s.read.SelectContext(ctx, &rows, string(q), args...); err != nil {
		return nil, fmt.Errorf("%s: %w", doing, s.explain(err))
	}
	return rows, nil
}

// handle asks and writes: a connection, or a transaction on it.
type handle interface {
	sqlx.ExecerContext
	GetContext(ctx context.Context, to any, question string, args ...any) error
	SelectContext(ctx context.Context, to any, question string, args ...any) error
	PreparexContext(ctx context.Context, question string) (*sqlx.Stmt, error)
}
