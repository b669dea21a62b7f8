package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"github.com/jmoiron/sqlx"
)

// ErrExists is the error of a backup to a place where there is a file.
var ErrExists = errors.New("there is a file already")

// Backup copies the store as it is at this moment, while others read and write it. The copy gets its name only when
// it is complete, checked and on the disk. A file that is there is never overwritten: ErrExists.
func (s *File) Backup(ctx context.Context, path string) error {
	if err := backup(ctx, s, path); err != nil {
		return fmt.Errorf("back up the store to %s: %w", path, s.Explain(err))
	}
	return nil
}

func backup(ctx context.Context, s *File, path string) (err error) {
	if _, err := os.Lstat(path); err == nil {
		return ErrExists
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	folder := filepath.Dir(path)
	if err := RemoveLeftovers(folder); err != nil {
		return err
	}
	f, err := MakeTemporary(folder)
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // after it is closed: where files are not removed while they are open it would stay
	defer func() { err = errors.Join(err, f.Close()) }()

	if err := VacuumInto(ctx, s.opt.Path, f.Name()); err != nil {
		return err
	}
	if err := SetUser(ctx, f.Name(), copyMark); err != nil {
		return err
	}
	if err := CheckCopy(ctx, f.Name()); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	// A link, unlike a renaming, fails when somebody made the file meanwhile.
	if err := os.Link(f.Name(), path); errors.Is(err, fs.ErrExist) {
		return ErrExists
	} else if err != nil {
		return err
	}
	return SyncFolder(folder)
}

// VacuumInto writes one state of a store into an empty file without holding up who writes. The read pool may not:
// its connections write nothing at all.
func VacuumInto(ctx context.Context, from, to string) error {
	db, err := Connect(ctx, Source(from, url.Values{"mode": {"ro"}}), 1)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.ExecContext(ctx, `VACUUM INTO ?`, to)
	return err
}

// SetUser writes the number that SQLite leaves to its users into the header of a file that nobody has open.
func SetUser(ctx context.Context, path string, to uint32) error {
	db, err := Connect(ctx, Source(path, url.Values{"mode": {"rw"}}), 1)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, fmt.Sprintf(`PRAGMA user_version = %d`, to))
	return errors.Join(err, db.Close())
}

// CheckCopy looks through a copy: ErrDamaged when it is not sound.
func CheckCopy(ctx context.Context, path string) error {
	db, err := sqlx.Open("sqlite3", readerSource(path))
	if err != nil {
		return err
	}
	defer db.Close()
	var faults []string
	if err := db.SelectContext(ctx, &faults, `PRAGMA integrity_check(10)`); err != nil {
		return err
	}
	if len(faults) != 1 || faults[0] != "ok" {
		return fmt.Errorf("%w: the copy: %q", ErrDamaged, faults)
	}
	return nil
}
