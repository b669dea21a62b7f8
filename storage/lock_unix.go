//go:build linux || darwin

package storage

import (
	"errors"
	"os"
	"syscall"
)

// lockFile has the file for this process alone until it is closed; false when another one has it.
func lockFile(file *os.File) (bool, error) {
	err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return false, nil
	}
	return err == nil, err
}
