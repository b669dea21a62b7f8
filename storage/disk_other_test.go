//go:build !linux

package storage_test

import "testing"

// smallDisk skips the test: it is known on Linux how one is mounted.
func smallDisk(t *testing.T, bytes int) string {
	t.Helper()
	t.Skipf("a disk of %d bytes is not mounted here", bytes)
	return ""
}
