package storage

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// The header of a file: every SQLite file starts with the magic, and ours carries our application id, "motc".
const (
	headerSize    = 100
	magic         = "SQLite format 3\x00"
	applicationAt = 68
	applicationID = 0x6d6f7463
)

// prepareFile makes an empty file that only its owner may read, or looks whether the file there is ours. It is
// looked at before SQLite opens it, so that a foreign file is not touched.
func prepareFile(path string) error {
	made, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err == nil {
		return made.Close()
	}
	if !errors.Is(err, fs.ErrExist) {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	header := make([]byte, headerSize)
	n, err := io.ReadFull(f, header)
	switch {
	case n == 0 && errors.Is(err, io.EOF):
		return nil // made by us just now, or by somebody for us
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return err
	case n < headerSize && string(header[:min(n, len(magic))]) == magic[:min(n, len(magic))]:
		return fmt.Errorf("%w: it ends after %d bytes", ErrDamaged, n)
	case string(header[:len(magic)]) != magic:
		return ErrNotOurs
	}
	id := binary.BigEndian.Uint32(header[applicationAt:])
	pages := binary.BigEndian.Uint32(header[28:])
	if id == applicationID {
		return nil
	}
	// A store that was being made when the power failed has only its first page, all of it still in the log.
	if id == 0 && pages <= 1 {
		return nil
	}
	return fmt.Errorf("%w: it is the SQLite file of another program", ErrNotOurs)
}
