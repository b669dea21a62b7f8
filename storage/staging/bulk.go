package staging

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/jmoiron/sqlx"
)

// bulkRows is the number of rows of one bulk statement: from here on a longer one is no faster.
const bulkRows = 50

// Rows inserts many rows through the driver's own statements, past the costs that database/sql adds to every call.
// It works inside whatever transaction the connection has.
type Rows struct {
	ctx     context.Context
	conn    driver.ConnPrepareContext
	into    string // "t (a, b) VALUES "
	values  string // the placeholders of one row, "(?, ?)"
	columns int
	full    driver.StmtExecContext
	args    []driver.NamedValue
}

// Insert runs f with a bulk insert into the table; what f put is written when it returns.
func Insert(ctx context.Context, conn *sqlx.Conn, table string, columns []string, f func(*Rows) error) error {
	err := conn.Raw(func(raw any) error {
		b := &Rows{
			ctx: ctx, conn: raw.(driver.ConnPrepareContext), columns: len(columns),
			into:   fmt.Sprintf("INSERT INTO %s (%s) VALUES ", table, strings.Join(columns, ", ")),
			values: "(" + strings.TrimSuffix(strings.Repeat("?, ", len(columns)), ", ") + ")",
			args:   make([]driver.NamedValue, 0, bulkRows*len(columns)),
		}
		stmt, err := b.prepare(bulkRows)
		if err != nil {
			return err
		}
		defer stmt.Close()
		b.full = stmt.(driver.StmtExecContext)
		if err := f(b); err != nil {
			return err
		}
		return b.rest()
	})
	if err != nil {
		return fmt.Errorf("fill the table %s: %w", table, err)
	}
	return nil
}

func (b *Rows) prepare(rows int) (driver.Stmt, error) {
	return b.conn.PrepareContext(context.Background(), b.into+strings.TrimSuffix(strings.Repeat(b.values+", ", rows), ", "))
}

// Put adds one row: a value for each column, of the kinds the driver knows.
func (b *Rows) Put(values ...driver.Value) error {
	for _, v := range values {
		b.args = append(b.args, driver.NamedValue{Ordinal: len(b.args) + 1, Value: v})
	}
	if len(b.args) < bulkRows*b.columns {
		return nil
	}
	// The driver starts a goroutine for a context that can end, so the end is looked at here.
	if err := b.ctx.Err(); err != nil {
		return err
	}
	_, err := b.full.ExecContext(context.Background(), b.args)
	b.args = b.args[:0]
	return err
}

// rest writes the rows that do not fill a statement.
func (b *Rows) rest() error {
	if len(b.args) == 0 {
		return nil
	}
	stmt, err := b.prepare(len(b.args) / b.columns)
	if err != nil {
		return err
	}
	defer stmt.Close()
	_, err = stmt.(driver.StmtExecContext).ExecContext(context.Background(), b.args)
	return err
}

// EachRow reads a question's rows through the driver, past the costs that database/sql adds to every row. The row is
// valid until the next.
func EachRow(ctx context.Context, conn *sqlx.Conn, question string, args []driver.NamedValue, f func(row []driver.Value) error) error {
	return conn.Raw(func(raw any) error {
		rows, err := raw.(driver.QueryerContext).QueryContext(context.Background(), question, args)
		if err != nil {
			return err
		}
		defer rows.Close()
		row := make([]driver.Value, len(rows.Columns()))
		for n := 0; ; n++ {
			switch err := rows.Next(row); {
			case isEnd(err):
				return nil
			case err != nil:
				return err
			}
			if n%1024 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			if err := f(row); err != nil {
				return err
			}
		}
	})
}

func isEnd(err error) bool { return errors.Is(err, io.EOF) }
