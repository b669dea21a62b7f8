package storage

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// schema are the files that make the schema of this program: the first makes the whole, and each later one changes what those before it
// have made.
func schema() (fs.FS, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, fmt.Errorf("read the embedded migrations: %w", err)
	}
	return files, nil
}

// migrate runs the files that the store's schema lacks, each in a transaction. Two processes may try at once: the second finds the work
// done.
func migrate(ctx context.Context, db *sql.DB, files fs.FS) error {
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, files,
		goose.WithLogger(goose.NopLogger()), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("read the migrations: %w", err)
	}
	for attempt := 0; ; attempt++ {
		done, err := step(ctx, db, provider)
		if done || attempt == 5 {
			return err
		}
		select {
		case <-time.After(100 * time.Millisecond):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// step reads the version of the file and migrates one step when it is old; done says that it is not old. It does not write to a file that
// is not old, nor wait for its writer.
func step(ctx context.Context, db *sql.DB, provider *goose.Provider) (done bool, err error) {
	steps := provider.ListSources()
	first, target := steps[0].Version, steps[len(steps)-1].Version
	current, err := versionOf(ctx, db)
	switch {
	case err != nil:
		return false, fmt.Errorf("read the schema version: %w", err)
	case current > target:
		return true, fmt.Errorf("%w: its schema is version %d, this program knows %d", ErrNewer, current, target)
	case current > 0 && current < first:
		return true, fmt.Errorf("%w: its schema is version %d, the first is %d", ErrUnreleased, current, first)
	case current == target:
		return true, nil
	}
	if _, err := provider.Up(ctx); err != nil {
		return false, fmt.Errorf("migrate the schema from version %d to %d: %w", current, target, err)
	}
	return true, nil
}

// versionOf is the number of a file's schema; 0 while it has none.
func versionOf(ctx context.Context, db *sql.DB) (version int64, err error) {
	var some bool
	err = db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'goose_db_version')`).Scan(&some)
	if err != nil || !some {
		return 0, err
	}
	return version, db.QueryRowContext(ctx, string(schemaVersionOf)).Scan(&version)
}

const schemaVersionOf Query = `SELECT ifnull(max(version_id), 0) FROM goose_db_version`

// Version is the number of the file's schema.
func (s *File) Version(ctx context.Context) (int64, error) {
	return One[int64](ctx, s, "read the schema version", schemaVersionOf)
}
