//go:build !linux && !darwin

package storage

// spaceLeft is not known: this operating system is not asked.
func spaceLeft(string) (bytes uint64, known bool) { return 0, false }
