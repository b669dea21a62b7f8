package storage

import (
	"errors"
	"io/fs"
	"os"
)

// InHandSuffix is what the file's name has behind the store's.
const InHandSuffix = "-inhand"

// InHandRights are the rights of the files beside the store.
const InHandRights = 0o600

// Served says whether a program serves the store; if so, people may be waiting for whoever writes. It is true where this cannot be known.
func (s *File) Served() bool {
	file, err := os.OpenFile(s.opt.Path+InHandSuffix, os.O_RDWR, 0)
	if err != nil {
		return !errors.Is(err, fs.ErrNotExist)
	}
	defer file.Close()
	free, err := LockFile(file)
	return err != nil || !free
}
