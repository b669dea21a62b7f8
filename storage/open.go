// Package storage is the one SQLite file: its schema, its transactions, and the questions asked of it. One file holds
// one aggregate; errors of the driver become errors of this package where a caller branches.
package storage

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/mattn/go-sqlite3" // the driver "sqlite3", too

	"motcua/scoring"
)

// Options say which file is opened, and lend the store what it does not know itself.
type Options struct {
	Path     string                                     // the file; it is made when there is none, its folder is not
	Zone     *time.Location                             // the authority's zone, in which months run
	Now      func() time.Time                           // the clock
	RuleSets func(code string) (*scoring.RuleSet, bool) // the rule sets by which stored cards are rebuilt
	Log      *slog.Logger                               // of the notices that are queued; nil for none
}

// Store is an open file. It is safe for concurrent use, also beside other processes that have the same file open.
type Store struct {
	opt   Options
	write *sqlx.DB // one connection; its transactions take the write lock when they begin
	read  *sqlx.DB // read-only

	memory   memory
	indexing sync.Mutex // held while the index of units is built
	joint    joint
	fresh    fresh
}

// Connections read in parallel, and keep their prepared statements.
const (
	readers    = 4
	statements = 64
)

// patience is how long a writer waits for another one, an import included, before it gives up with ErrBusy.
const patience = 60 * time.Second

// Open opens the store, makes it when there is no file, and brings an older schema up to this program's. Errors:
// ErrNotOurs for a file that is something else, ErrNewer for one written by a newer program, ErrDamaged.
func Open(ctx context.Context, opt Options) (*Store, error) {
	if err := prepareFile(opt.Path); err != nil {
		return nil, fmt.Errorf("open the store %s: %w", opt.Path, err)
	}
	for until := time.Now().Add(making); ; time.Sleep(makingPause) {
		s := &Store{opt: opt}
		err := s.connect(ctx)
		if err == nil {
			return s, nil
		}
		busy, is := errors.AsType[sqlite3.Error](err)
		err = errors.Join(fmt.Errorf("open the store %s: %w", opt.Path, explain(err)), s.Close())
		if !is || busy.Code != sqlite3.ErrBusy || time.Now().After(until) {
			return nil, err
		}
	}
}

// Of several that make a store at once, all but one are told that it is busy, and are not let wait: they try again for so long.
const (
	making      = 5 * time.Second
	makingPause = 20 * time.Millisecond
)

func (s *Store) connect(ctx context.Context) (err error) {
	if s.write, err = connect(ctx, writerSource(s.opt.Path), 1); err != nil {
		return err
	}
	if err := mark(ctx, s.write); err != nil {
		return err
	}
	if err := migrate(ctx, s.write.DB); err != nil {
		return err
	}
	if err := s.fillHolders(ctx); err != nil {
		return err
	}
	s.read, err = connect(ctx, readerSource(s.opt.Path), readers)
	return err
}

// mark says that the file is ours, unless it says so already: then its writer is not waited for. It comes first: a file
// whose making was cut short must be known.
func mark(ctx context.Context, db *sqlx.DB) error {
	var id int64
	if err := db.GetContext(ctx, &id, `PRAGMA application_id`); err != nil || id == applicationID {
		return err
	}
	_, err := db.ExecContext(ctx, fmt.Sprintf(`PRAGMA application_id = %d`, applicationID))
	return err
}

func connect(ctx context.Context, source string, connections int) (*sqlx.DB, error) {
	db, err := sqlx.Open("sqlite3", source)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, db.PingContext(ctx)
}

// Close closes the file. SQLite writes the log back into it when nobody else has it open; else the log stays, and is as
// durable as the file.
func (s *Store) Close() error {
	var errs []error
	for _, db := range []*sqlx.DB{s.read, s.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(errs...)
}

// Every PRAGMA stands in the data source, so that every connection has it.
func writerSource(path string) string {
	return source(path, url.Values{
		"mode": {"rw"}, "_txlock": {"immediate"}, "_journal_mode": {"WAL"}, "_synchronous": {"FULL"}, "_foreign_keys": {"1"},
		"_busy_timeout": {fmt.Sprint(patience.Milliseconds())}, "_stmt_cache_size": {fmt.Sprint(statements)},
	})
}

func readerSource(path string) string {
	return source(path, url.Values{
		"mode": {"ro"}, "_query_only": {"1"}, "_busy_timeout": {"5000"}, "_stmt_cache_size": {fmt.Sprint(statements)},
		"_cache_size": {"-16000"},
	})
}

func source(path string, options url.Values) string {
	escaped := strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(filepath.ToSlash(path))
	return "file:" + escaped + "?" + options.Encode()
}

// within runs one write transaction: all that f does happens, or nothing when f returns an error.
func (s *Store) within(ctx context.Context, doing string, f func(*sqlx.Tx) error) error {
	defer s.forget()
	return s.quietly(ctx, doing, f)
}

// quietly is within for what changes nothing that is remembered.
func (s *Store) quietly(ctx context.Context, doing string, f func(*sqlx.Tx) error) error {
	tx, err := s.write.BeginTxx(ctx, nil)
	if err == nil {
		err = s.commit(tx, f)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", doing, explain(err))
	}
	return nil
}

// seconds is an instant as it is stored; the zero time is 0.
func seconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

// instant reads what seconds wrote.
func (s *Store) instant(unix int64) time.Time {
	if unix == 0 {
		return time.Time{}
	}
	return time.Unix(unix, 0).In(s.opt.Zone)
}
