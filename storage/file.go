package storage

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// The header of a file: every SQLite file starts with the magic, and ours carries our application id, "motc". A copy that
// Backup made carries a mark, "copy", in the number that SQLite leaves to its users.
const (
	headerSize    = 100
	magic         = "SQLite format 3\x00"
	changesAt     = 24
	pagesAt       = 28
	userAt        = 60
	applicationAt = 68
	applicationID = 0x6d6f7463
	copyMark      = 0x636f7079
)

// LogSuffix is what the name of a store's write-ahead log has behind the store's.
const LogSuffix = "-wal"

// header is what the first bytes of a file say. They are the file's own, whatever the log beside it says.
type header struct {
	Changes     uint32 // rises with changes, when the log is written back
	pages       uint32
	user        uint32
	application uint32
}

// FileHeader gives the header of a file; none when the file is empty. The file must not be open in SQLite: closing it here
// would end the locks that SQLite has on it.
func FileHeader(path string) (h header, none bool, err error) {
	f, err := os.Open(path)
	if err != nil {
		return h, false, err
	}
	defer f.Close()
	return readHeader(f)
}

func readHeader(f io.ReaderAt) (h header, none bool, err error) {
	raw := make([]byte, headerSize)
	n, err := f.ReadAt(raw, 0)
	switch {
	case n == 0 && errors.Is(err, io.EOF):
		return h, true, nil
	case err != nil && !errors.Is(err, io.EOF):
		return h, false, err
	case n < headerSize && string(raw[:min(n, len(magic))]) == magic[:min(n, len(magic))]:
		return h, false, fmt.Errorf("%w: it ends after %d bytes", ErrDamaged, n)
	case string(raw[:len(magic)]) != magic:
		return h, false, ErrNotOurs
	}
	at := func(n int) uint32 { return binary.BigEndian.Uint32(raw[n:]) }
	return header{Changes: at(changesAt), pages: at(pagesAt), user: at(userAt), application: at(applicationAt)}, false, nil
}

// PrepareFile looks whether the file there is ours. When there is none, it makes an empty one that only its owner may read,
// or says ErrNoStore when an existing one is asked for. The file is looked at before SQLite opens it, so that a foreign file
// is not touched, nor a copy that lies beside the log of another store.
func PrepareFile(path string, existing bool) error {
	if !existing {
		made, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
		if err == nil {
			return made.Close()
		}
		if !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	h, empty, err := FileHeader(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ErrNoStore
	case err != nil:
		return err
	case empty && existing && !logged(path):
		return ErrNoStore
	case empty: // made by us just now, or by somebody for us
		return nil
	case h.application == applicationID && h.user == copyMark && logged(path):
		return ErrOtherLog
	case h.application == applicationID:
		return nil
	// A store that was being made when the power failed has only its first page, all of it still in the log.
	case h.application == 0 && h.pages <= 1:
		return nil
	}
	return fmt.Errorf("%w: it is the SQLite file of another program", ErrNotOurs)
}

// logged says whether a log with something in it lies beside a file.
func logged(path string) bool {
	log, err := os.Stat(path + LogSuffix)
	return err == nil && log.Size() > 0
}
