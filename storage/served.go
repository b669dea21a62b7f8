package storage

import (
	"errors"
	"io/fs"
	"os"
)

// inHandSuffix is what the file's name has behind the store's.
const inHandSuffix = "-inhand"

const inHandRights = 0o600

// served says whether a program serves the store: then people may wait for whoever writes. Where that cannot be known one does.
func (s *Store) served() bool {
	file, err := os.OpenFile(s.opt.Path+inHandSuffix, os.O_RDWR, 0)
	if err != nil {
		return !errors.Is(err, fs.ErrNotExist)
	}
	defer file.Close()
	free, err := lockFile(file)
	return err != nil || !free
}
