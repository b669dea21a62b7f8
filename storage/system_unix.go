//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package storage

import (
	"errors"
	"os"
	"syscall"
)

// LockFile has the file for this process alone until it is closed; false when another one has it.
func LockFile(file *os.File) (bool, error) {
	err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return false, nil
	}
	return err == nil, err
}

// SameOwner gives a file the owner and group that another one has.
func SameOwner(file *os.File, as os.FileInfo) error {
	owner, known := as.Sys().(*syscall.Stat_t)
	if !known {
		return nil
	}
	return file.Chown(int(owner.Uid), int(owner.Gid))
}

// SyncFolder has a folder on the disk, with the names of its files.
func SyncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
