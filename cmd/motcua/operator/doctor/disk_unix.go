//go:build linux || darwin

package doctor

import (
	"os"
	"syscall"
)

// room is what may still be written in a folder: bytes, and files; false when the operating system does not tell. Where it counts no files,
// there is room for as many as one likes.
func room(folder string) (bytes, files uint64, known bool) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(folder, &s); err != nil {
		return 0, 0, false
	}
	files = s.Ffree
	if s.Files == 0 {
		files = leastFiles
	}
	return s.Bavail * uint64(s.Bsize), files, true
}

// ownerOf is the number of the user whose file it is.
func ownerOf(info os.FileInfo) (user int, known bool) {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(s.Uid), true
	}
	return 0, false
}
