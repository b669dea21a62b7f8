//go:build !linux && !darwin

package storage

import "os"

// lockFile takes it that no other process has the file: this operating system does not tell.
func lockFile(*os.File) (bool, error) { return true, nil }
