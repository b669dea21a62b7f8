//go:build linux || darwin

package storage

import "syscall"

// spaceLeft is how many bytes may still be written in a folder, 0 when no file can be made there any more; false when the
// operating system does not tell.
func spaceLeft(folder string) (bytes uint64, known bool) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(folder, &s); err != nil {
		return 0, false
	}
	if s.Files > 0 && s.Ffree == 0 {
		return 0, true
	}
	return s.Bavail * uint64(s.Bsize), true
}
