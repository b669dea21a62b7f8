package doctor

import (
	"os"
	"path/filepath"
	"strings"

	"motcua/storage"
)

const (
	leastBytes = 200 << 20 // that should be free beside the store, and as much again as the store: a copy needs it
	scarce     = 20 << 20  // below it the store is as good as full
	leastFiles = 100       // that may still be made
	mostLog    = 256 << 20 // of what lies before the store: it is written back each minute
	megabyte   = 1 << 20
)

// disk says whether there is room where the store is.
func (f *findings) disk(db string) {
	bytes, files, known := room(filepath.Dir(db))
	if !known {
		f.add("disk", Unknown, "doctor.disk_unknown", "")
		return
	}
	var size uint64
	if info, err := os.Stat(db); err == nil {
		size = uint64(info.Size())
	}
	args := []any{"free", int(bytes / megabyte), "size", int(size / megabyte), "files", int(min(files, 1<<40)), "folder", filepath.Dir(db)}
	switch {
	case files < leastFiles:
		f.add("disk", Failed, "doctor.inodes", "doctor.disk_do", args...)
	case bytes < scarce:
		f.add("disk", Failed, "doctor.disk_full", "doctor.disk_do", args...)
	case bytes < leastBytes+size:
		f.add("disk", Warning, "doctor.disk_little", "doctor.disk_do", args...)
	default:
		f.add("disk", Good, "doctor.disk_good", "", args...)
	}
}

// rights says whether the store's files are one user's, and nobody else's to read.
func (f *findings) rights(db string) {
	info, err := os.Stat(db)
	if err != nil {
		return // opening it says so
	}
	if info.Mode().Perm()&0o077 != 0 {
		if _, known := ownerOf(info); known {
			f.add("rights", Warning, "doctor.mode", "doctor.mode_do", "file", db, "mode", info.Mode().Perm().String())
			return
		}
	}
	owner, known := ownerOf(info)
	beside, err := os.ReadDir(filepath.Dir(db))
	if err != nil || !known {
		f.add("rights", Unknown, "doctor.rights_unknown", "")
		return
	}
	for _, entry := range beside {
		other, err := entry.Info()
		if err != nil || !strings.HasPrefix(entry.Name(), filepath.Base(db)+"-") {
			continue
		}
		if user, _ := ownerOf(other); user != owner {
			f.add("rights", Failed, "doctor.owner", "doctor.owner_do", "file", db, "other", entry.Name())
			return
		}
	}
	f.add("rights", Good, "doctor.rights_good", "")
}

// log says how much lies before the store.
func (f *findings) log(db string) {
	info, err := os.Stat(db + storage.LogSuffix)
	if err != nil {
		f.add("log", Good, "doctor.log_good", "", "n", 0)
		return
	}
	n := int(info.Size() / megabyte)
	if info.Size() > mostLog {
		f.add("log", Warning, "doctor.log_long", "doctor.log_do", "n", n, "file", db)
		return
	}
	f.add("log", Good, "doctor.log_good", "", "n", n)
}

// tokenFile says whether others may read the token.
func (f *findings) tokenFile() {
	name := f.world.Getenv("MOTCUA_TELEGRAM_TOKEN_FILE")
	info, err := os.Stat(name)
	if err != nil {
		return // reading it says so
	}
	if _, known := ownerOf(info); known && info.Mode().Perm()&0o007 != 0 {
		f.add("token-file", Warning, "doctor.token_mode", "doctor.token_mode_do", "file", name)
	}
}
