package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/jmoiron/sqlx"
)

// Args are the values of a statement's named parameters: "unit" is the value of :unit. A statement is given all that it
// names and no others, so that no misspelt name is NULL and no condition is forgotten. A lone value may stand for a lone ?.
type Args map[string]any

// bindArgs are the arguments as the driver takes them: SQLite numbers the names of a statement in the order in which they first
// appear. It costs what values by place cost.
func bindArgs(statement string, args []any) ([]any, error) {
	if len(args) == 0 {
		return nil, nil
	}
	named, is := args[0].(Args)
	var err error
	switch {
	case is && len(args) == 1:
		args, err = named.inOrderOf(statement)
	case len(args) > 1 || strings.Count(statement, "?") != 1:
		err = errors.New("values have no names")
	}
	if err != nil {
		return nil, fmt.Errorf("%w in the statement %s", err, statement)
	}
	return args, nil
}

func (a Args) inOrderOf(statement string) ([]any, error) {
	if strings.Contains(statement, "?") {
		return nil, errors.New("a parameter has no name")
	}
	var few [16]string
	names, values := few[:0], make([]any, 0, len(a))
	for _, rest, found := strings.Cut(statement, ":"); found; _, rest, found = strings.Cut(rest, ":") {
		name := rest[:len(rest)-len(strings.TrimLeft(rest, nameLetters))]
		if name == "" || slices.Contains(names, name) {
			continue
		}
		value, given := a[name]
		if !given {
			return nil, fmt.Errorf("the parameter :%s has no value", name)
		}
		names, values = append(names, name), append(values, value)
	}
	if len(names) < len(a) {
		return nil, fmt.Errorf("of the values %v one has no parameter", slices.Sorted(maps.Keys(a)))
	}
	return values, nil
}

// nameLetters are those of which the names of parameters are made.
const nameLetters = "abcdefghijklmnopqrstuvwxyz_0123456789"

// Conn is a connection whose statements take Args.
type Conn struct{ *sqlx.Conn }

// ExecContext runs a statement.
func (c Conn) ExecContext(ctx context.Context, statement string, args ...any) (sql.Result, error) {
	return exec(ctx, c.Conn, statement, args)
}

// GetContext asks for one row.
func (c Conn) GetContext(ctx context.Context, to any, statement string, args ...any) error {
	return get(ctx, c.Conn, to, statement, args)
}

// SelectContext asks for any number of rows.
func (c Conn) SelectContext(ctx context.Context, to any, statement string, args ...any) error {
	return choose(ctx, c.Conn, to, statement, args)
}

// ExecContext runs a statement.
func (tx *Tx) ExecContext(ctx context.Context, statement string, args ...any) (sql.Result, error) {
	return exec(ctx, tx.Tx, statement, args)
}

// GetContext asks for one row.
func (tx *Tx) GetContext(ctx context.Context, to any, statement string, args ...any) error {
	return get(ctx, tx.Tx, to, statement, args)
}

// SelectContext asks for any number of rows.
func (tx *Tx) SelectContext(ctx context.Context, to any, statement string, args ...any) error {
	return choose(ctx, tx.Tx, to, statement, args)
}

// QueryContext asks for rows that are read one by one.
func (tx *Tx) QueryContext(ctx context.Context, statement string, args ...any) (*sql.Rows, error) {
	values, err := bindArgs(statement, args)
	if err != nil {
		return nil, err
	}
	return tx.Tx.QueryContext(ctx, statement, values...)
}

func exec(ctx context.Context, on sqlx.ExecerContext, statement string, args []any) (sql.Result, error) {
	values, err := bindArgs(statement, args)
	if err != nil {
		return nil, err
	}
	return on.ExecContext(ctx, statement, values...)
}

func get(ctx context.Context, on sqlx.QueryerContext, to any, statement string, args []any) error {
	values, err := bindArgs(statement, args)
	if err != nil {
		return err
	}
	return sqlx.GetContext(ctx, on, to, statement, values...)
}

func choose(ctx context.Context, on sqlx.QueryerContext, to any, statement string, args []any) error {
	values, err := bindArgs(statement, args)
	if err != nil {
		return err
	}
	return sqlx.SelectContext(ctx, on, to, statement, values...)
}
