package storage

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// farAway is the part of a file that is locked: what is locked nobody else reads, and no file of ours is so long.
const farAway = 1 << 30

// LockFile has the file for this process alone until it is closed; false when another one has it.
func LockFile(file *os.File) (bool, error) {
	err := windows.LockFileEx(windows.Handle(file.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0,
		&windows.Overlapped{OffsetHigh: farAway})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return false, nil
	}
	return err == nil, err
}

// SameOwner does nothing: whoever may write into a folder owns what is made there by the folder's rights.
func SameOwner(*os.File, os.FileInfo) error { return nil }

// SyncFolder does nothing: the names of files are on the disk when the system says that they are made.
func SyncFolder(string) error { return nil }
