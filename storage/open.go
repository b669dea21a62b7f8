// Package storage is the one SQLite file: its schema, its transactions, and the questions asked of it. One file holds
// one aggregate; errors of the driver become errors of this package where a caller branches.
package storage

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/mattn/go-sqlite3"

	"motcua/scoring"
)

// Options say which file is opened, and lend the store what it does not know itself.
type Options struct {
	Path     string                                     // the file; it is made when there is none, its folder is not
	Existing bool                                       // the file is not made: ErrNoStore when there is none
	Zone     *time.Location                             // the authority's zone, in which months run
	Now      func() time.Time                           // the clock
	RuleSets func(code string) (*scoring.RuleSet, bool) // the rule sets by which stored cards are rebuilt
	Log      *slog.Logger                               // of the notices that are queued; nil for none
	Wrap     func(driver.Conn) driver.Conn              // wraps the connections that answers are read and written by, to count what they do; nil for none
}

// Store is an open file. It is safe for concurrent use, also beside other processes that have the same file open.
type File struct {
	*shared
	patience time.Duration // how long a writer waits for others before it gives up with ErrBusy
}

// shared is what all share that use one open file.
type shared struct {
	opt   Options
	write *sqlx.DB // one connection; its transactions take the write lock when they begin
	read  *sqlx.DB // read-only

	cache   cache
	joint   joint
	backlog Backlog
	health  health
	place   place
	rules   ruleSets
}

// Connections read in parallel, and keep their prepared statements.
const (
	readers    = 4
	statements = 64
)

// How long a writer waits for another one, an import included, before it gives up with ErrBusy. SQLite is asked for the
// lock anew in each turn, so that whoever waits can be told to stop.
const (
	Patience = 60 * time.Second
	turn     = 200 * time.Millisecond
)

// hurry is how long a writer waits who holds up others while it does.
const hurry = 300 * time.Millisecond

// Hurried is the same store for callers that hold up others while they wait: their writers give up with ErrBusy after a
// moment, and can be asked again.
func (s *File) Hurried() *File { return &File{s.shared, hurry} }

// Open opens the store, makes it when there is no file, and brings an older schema up to this program's. Errors:
// ErrNoStore, ErrNotOurs for a file that is something else, ErrNewer for one written by a newer program, ErrUnreleased for one of a
// program from before the first release, ErrDamaged, and ErrOtherLog for a file that does not fit the log beside it, as far as that shows.
func Open(ctx context.Context, opt Options) (*File, error) {
	if err := PrepareFile(opt.Path, opt.Existing); err != nil {
		return nil, fmt.Errorf("open the store %s: %w", opt.Path, err)
	}
	for until := time.Now().Add(making); ; time.Sleep(makingPause) {
		s := &File{&shared{opt: opt}, Patience}
		err := s.place.take(opt.Path)
		if err == nil {
			err = s.connect(ctx)
		}
		if err == nil {
			return s, nil
		}
		busy, is := errors.AsType[sqlite3.Error](err)
		if err = Explain(err); errors.Is(err, ErrDamaged) && logged(opt.Path) {
			err = fmt.Errorf("%w (%w)", ErrOtherLog, err)
			s.place.lost.Store(true) // closing would write the log into the file, and drop it
		}
		err = errors.Join(fmt.Errorf("open the store %s: %w", opt.Path, err), s.Close())
		if !is || busy.Code != sqlite3.ErrBusy || time.Now().After(until) {
			return nil, err
		}
	}
}

// When several processes make a store at once, SQLite tells all but one at once that it is busy, without waiting. Those try again for so
// long.
const (
	making      = 5 * time.Second
	makingPause = 20 * time.Millisecond
)

func (s *File) connect(ctx context.Context) (err error) {
	if s.write, err = s.Dial(ctx, WriterSource(s.opt.Path, turn), 1); err != nil {
		return err
	}
	if err := s.prepare(ctx); err != nil {
		return err
	}
	// SQLite writes the log back when the last connection closes, but only if that connection has read the file; the writer may not have
	// read anything yet.
	var number int64
	if err := s.write.GetContext(ctx, &number, `PRAGMA schema_version`); err != nil {
		return err
	}
	s.read, err = s.Dial(ctx, readerSource(s.opt.Path), readers)
	return err
}

// prepare makes the file ours and of this program's schema.
func (s *File) prepare(ctx context.Context) error {
	if err := s.setBusyTimeout(ctx, Patience); err != nil {
		return err
	}
	if err := mark(ctx, s.write); err != nil {
		return err
	}
	files, err := schema()
	if err != nil {
		return err
	}
	if err := migrate(ctx, s.write.DB, files); err != nil {
		return err
	}
	return s.setBusyTimeout(ctx, turn)
}

// setBusyTimeout sets how long the writer's connection waits for the lock. If the pool replaces the connection, the new one has the usual
// time, by its data source.
func (s *File) setBusyTimeout(ctx context.Context, d time.Duration) error {
	_, err := s.write.ExecContext(ctx, fmt.Sprintf(`PRAGMA busy_timeout = %d`, d.Milliseconds()))
	return err
}

// mark writes our application id into the file, unless it is there; then it does not wait for a writer. It runs before anything else is
// made, so that a store whose making was cut short is known as ours.
func mark(ctx context.Context, db *sqlx.DB) error {
	var id int64
	if err := db.GetContext(ctx, &id, `PRAGMA application_id`); err != nil || id == applicationID {
		return err
	}
	_, err := db.ExecContext(ctx, fmt.Sprintf(`PRAGMA application_id = %d`, applicationID))
	return err
}

// Connect opens a data source with so many connections.
func Connect(ctx context.Context, source string, connections int) (*sqlx.DB, error) {
	return dial(ctx, connector{source: source}, connections)
}

// Dial is connect for the store's own file: it gives ErrReplaced once another one came to its place.
func (s *File) Dial(ctx context.Context, source string, connections int) (*sqlx.DB, error) {
	return dial(ctx, connector{source, s.Replaced, s.opt.Wrap}, connections)
}

func dial(ctx context.Context, c connector, connections int) (*sqlx.DB, error) {
	db := sqlx.NewDb(sql.OpenDB(c), "sqlite3")
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, db.PingContext(ctx)
}

// Close closes the file. SQLite writes the log back into it when nobody else has it open; else the log stays, and is as
// durable as the file. A file that was replaced, or does not fit its log, is left as it is: it stays open until the process
// ends, for closing it would write the log into what is not its own.
func (s *File) Close() error {
	if s.place.lost.Load() {
		return nil
	}
	var errs []error
	if s.backlog != nil {
		errs = append(errs, s.backlog.Close())
	}
	for _, db := range []*sqlx.DB{s.read, s.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	errs = append(errs, s.place.leave())
	return errors.Join(errs...)
}

// Every PRAGMA stands in the data source, so that every connection has it.
func WriterSource(path string, busy time.Duration) string {
	return Source(path, url.Values{
		"mode": {"rw"}, "_txlock": {"immediate"}, "_journal_mode": {"WAL"}, "_synchronous": {"FULL"}, "_foreign_keys": {"1"},
		"_secure_delete": {"on"}, // what is erased is overwritten, not only given up
		"_busy_timeout":  {fmt.Sprint(busy.Milliseconds())}, "_stmt_cache_size": {fmt.Sprint(statements)},
	})
}

// RehearsalSource is for a copy that nobody else has, and that need not survive anything.
func RehearsalSource(path string) string {
	return Source(path, url.Values{
		"mode": {"rw"}, "_txlock": {"immediate"}, "_journal_mode": {"WAL"}, "_synchronous": {"OFF"}, "_foreign_keys": {"1"},
		"_stmt_cache_size": {fmt.Sprint(statements)},
	})
}

func readerSource(path string) string {
	return Source(path, url.Values{
		"mode": {"ro"}, "_query_only": {"1"}, "_busy_timeout": {"5000"}, "_stmt_cache_size": {fmt.Sprint(statements)},
		"_cache_size": {"-16000"},
	})
}

// Source is the data source of a file.
func Source(path string, options url.Values) string {
	escaped := strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(filepath.ToSlash(path))
	return "file:" + escaped + "?" + options.Encode()
}

// Seconds is an instant as it is stored; the zero time is 0.
func Seconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

// Instant reads what seconds wrote.
func (s *File) Instant(unix int64) time.Time {
	if unix == 0 {
		return time.Time{}
	}
	return time.Unix(unix, 0).In(s.opt.Zone)
}
