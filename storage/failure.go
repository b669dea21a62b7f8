package storage

import (
	"errors"
	"fmt"
	"syscall"

	"github.com/mattn/go-sqlite3"
)

// The errors on which a caller branches. Each is wrapped with what was being done.
var (
	ErrNotOurs    = errors.New("the file is not a store of this program")
	ErrNewer      = errors.New("the store was written by a newer version of this program: use that version, or restore a backup")
	ErrUnreleased = errors.New("the store was made by a version of this program from before its first release: make a new store under another name")
	ErrDamaged    = errors.New("the store is damaged: put a copy in place with motcua restore")
	ErrBusy       = errors.New("the store is busy: another process has been writing for too long")
	ErrFull       = errors.New("the disk is full: nothing was changed")
	ErrDisk       = errors.New("the disk fails: look at the log of the operating system")
	ErrReadOnly   = errors.New("the store may not be written: look at the permissions of the file and its folder")
	ErrNoStore    = errors.New("there is no store: import the register of units to make one")
	ErrOtherLog   = errors.New("the file does not fit the log beside it: put a copy in place by motcua restore alone")
	ErrReplaced   = errors.New("the file of the running store was replaced or removed: put a copy in place by motcua restore alone")
)

// Explain turns the driver's error into one of this package's where a caller branches; the cause stays in it.
func Explain(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) { // of a file beside the store
		return fmt.Errorf("%w (%w)", ErrFull, err)
	}
	driver, ok := errors.AsType[sqlite3.Error](err)
	if !ok {
		return err
	}
	var known error
	switch driver.Code {
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		known = ErrBusy
	case sqlite3.ErrFull:
		known = ErrFull
	case sqlite3.ErrIoErr:
		known = ErrDisk
	case sqlite3.ErrReadonly, sqlite3.ErrCantOpen, sqlite3.ErrPerm:
		known = ErrReadOnly
	case sqlite3.ErrCorrupt:
		known = ErrDamaged
	case sqlite3.ErrNotADB:
		known = ErrNotOurs
	default:
		return err
	}
	return fmt.Errorf("%w (%w)", known, err)
}

// IsBusy says whether an error is that somebody else writes.
func IsBusy(err error) bool {
	driver, is := errors.AsType[sqlite3.Error](err)
	return errors.Is(err, ErrBusy) || is && (driver.Code == sqlite3.ErrBusy || driver.Code == sqlite3.ErrLocked)
}
