package rig

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"

	_ "github.com/mattn/go-sqlite3" // the store as other programs read it
)

// OpenStore opens a store to be read beside the program. The caller closes it.
func OpenStore(db string) (*sql.DB, error) {
	return sql.Open("sqlite3", "file:"+db+"?mode=ro&_busy_timeout=20000")
}

// Number asks for one number.
func Number(db *sql.DB, query string, args ...any) (n int, err error) {
	if err = db.QueryRow(query, args...).Scan(&n); err != nil {
		err = fmt.Errorf("%s: %w", query, err)
	}
	return n, err
}

// Lines are the rows that a query gives, each as one text.
func Lines(db *sql.DB, query string, args ...any) (all []string, err error) {
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

// RowsByTable counts the rows of every table.
func RowsByTable(db *sql.DB) (map[string]int, error) {
	tables, err := Lines(db, `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for _, table := range tables {
		n, err := Number(db, `SELECT count(*) FROM "`+table+`"`)
		if err != nil {
			return nil, err
		}
		counts[table] = n
	}
	return counts, nil
}

// StoreSizes are the bytes of the store's file and of its write-ahead log.
func StoreSizes(db string) (file, wal int64, err error) {
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

// Leftovers are the files beside a store that nothing needs after a stop.
func Leftovers(dir string) (left []string, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		name := e.Name()
		switch {
		case strings.HasSuffix(name, ".csv"), strings.HasSuffix(name, ".db"), strings.HasSuffix(name, ".log"):
		case strings.HasSuffix(name, "-inhand"), strings.HasSuffix(name, "-wal"), strings.HasSuffix(name, "-shm"): // of the store, which was read last
		case strings.HasSuffix(name, "-import"): // lets imports in one by one
		case strings.HasSuffix(name, "-inbox"): // what comes while another one writes
			if info, err := e.Info(); err != nil || info.Size() > 0 {
				left = append(left, name)
			}
		default:
			left = append(left, name)
		}
	}
	return left, nil
}
