package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Copies are written under such a name, and get their own when they are whole.
const (
	temporary     = ".motcua-copy-*"
	leftoverAfter = time.Minute
)

// MakeTemporary makes a file for a copy in a folder, of mode 0600. The file is locked while it is open, so that a copy whose writer was
// killed is known by its missing lock.
func MakeTemporary(folder string) (*os.File, error) {
	f, err := os.CreateTemp(folder, temporary)
	if err != nil {
		return nil, err
	}
	if _, err := LockFile(f); err != nil {
		return nil, errors.Join(err, f.Close(), os.Remove(f.Name()))
	}
	return f, nil
}

// RemoveLeftovers removes unfinished copies from a folder, whose writers were killed: files that are at least a minute old and that nobody
// has locked.
func RemoveLeftovers(folder string) error {
	names, err := filepath.Glob(filepath.Join(escapeGlob(folder), temporary))
	errs := []error{err}
	for _, name := range names { // a copy comes before what SQLite has beside it
		if of := withoutSuffix(name); of != name && IsThere(of) {
			continue
		}
		if err := removeLeftover(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, fmt.Errorf("remove a copy that was not finished: %w", err))
		}
	}
	return errors.Join(errs...)
}

// withoutSuffix is the name of the file beside which SQLite has one of this name.
func withoutSuffix(name string) string {
	for _, suffix := range []string{LogSuffix, "-shm", "-journal"} {
		if of, is := strings.CutSuffix(name, suffix); is {
			return of
		}
	}
	return name
}

// IsThere says whether there is a file of the name.
func IsThere(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

func removeLeftover(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() || time.Since(info.ModTime()) < leftoverAfter {
		return err
	}
	if mine, err := LockFile(f); err != nil || !mine {
		return err
	}
	return os.Remove(name)
}

// escapeGlob is a folder's name as a pattern that matches it alone.
func escapeGlob(folder string) string {
	var escaped []rune
	for _, r := range folder {
		switch r {
		case '*', '?', '[', '\\':
			escaped = append(escaped, '\\')
		}
		escaped = append(escaped, r)
	}
	return string(escaped)
}

// RemoveSecondNames removes second names of the store itself. A Restore that is killed before it puts the copy in place leaves one, which
// looks like a store of before.
func RemoveSecondNames(store string) error {
	names, err := filepath.Glob(escapeGlob(store) + KeptInfix + "*")
	own, failed := os.Stat(store)
	if err := errors.Join(err, failed); err != nil {
		return err
	}
	var errs []error
	for _, name := range names {
		if info, err := os.Lstat(name); err == nil && os.SameFile(own, info) {
			errs = append(errs, os.Remove(name))
		}
	}
	return errors.Join(errs...)
}

// KeptInfix stands between the store's name and the time in the name of a store that Restore keeps.
const KeptInfix = ".before-restore-"
