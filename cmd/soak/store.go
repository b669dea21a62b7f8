package main

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"

	_ "github.com/mattn/go-sqlite3" // the store as other programs read it
)

// reading opens a store to be read beside the program. The caller closes it.
func reading(db string) (*sql.DB, error) {
	return sql.Open("sqlite3", "file:"+db+"?mode=ro&_busy_timeout=20000")
}

// number asks for one number.
func number(db *sql.DB, query string, args ...any) (n int, err error) {
	if err = db.QueryRow(query, args...).Scan(&n); err != nil {
		err = fmt.Errorf("%s: %w", query, err)
	}
	return n, err
}

// lines are the rows that a query gives, each as one text.
func lines(db *sql.DB, query string, args ...any) (all []string, err error) {
	rows, err := db.Query(query, args...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", query, err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	values := make([]any, len(columns))
	for i := range values {
		values[i] = new(any)
	}
	for rows.Next() {
		if err := rows.Scan(values...); err != nil {
			return nil, err
		}
		var line strings.Builder
		for i, v := range values {
			if i > 0 {
				line.WriteString(" | ")
			}
			line.WriteString(fmt.Sprint(*v.(*any)))
		}
		all = append(all, line.String())
	}
	return all, rows.Err()
}

// rowsByTable counts the rows of every table.
func rowsByTable(db *sql.DB) (map[string]int, error) {
	tables, err := lines(db, `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for _, table := range tables {
		n, err := number(db, `SELECT count(*) FROM "`+table+`"`)
		if err != nil {
			return nil, err
		}
		counts[table] = n
	}
	return counts, nil
}

// sizes are the bytes of the store's file and of its write-ahead log.
func sizes(db string) (file, wal int64, err error) {
	info, err := os.Stat(db)
	if err != nil {
		return 0, 0, err
	}
	file = info.Size()
	info, err = os.Stat(db + "-wal")
	switch {
	case errors.Is(err, os.ErrNotExist):
		return file, 0, nil
	case err != nil:
		return file, 0, err
	}
	return file, info.Size(), nil
}
