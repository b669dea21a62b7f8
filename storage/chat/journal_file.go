package chat

import (
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
)

// journalFile is a file to which lines are added until all of them are dropped at once. A line is the checksum of what
// follows it, in eight digits, a space and the rest; nothing in the file is changed.
type journalFile struct {
	file *os.File
	size int64 // of the whole lines
}

const (
	journalRights = 0o600
	sumLength     = 8
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// openJournalFile opens the file, makes it when there is none, and gives the lines in it; spoilt is how many are not as they
// were written. What has no end was cut off by a death before anybody was promised it, and is dropped.
func openJournalFile(path string) (f *journalFile, lines [][]byte, spoilt int, err error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, journalRights)
	if err != nil {
		return nil, nil, 0, err
	}
	raw, err := io.ReadAll(file)
	if err != nil {
		return nil, nil, 0, errors.Join(err, file.Close())
	}
	whole := raw[:bytes.LastIndexByte(raw, '\n')+1]
	for line := range bytes.Lines(whole) {
		if body, ok := summed(line); ok {
			lines = append(lines, body)
		} else {
			spoilt++
		}
	}
	return &journalFile{file: file, size: int64(len(whole))}, lines, spoilt, nil
}

// summed is what a line says; false when it does not fit its checksum.
func summed(line []byte) ([]byte, bool) {
	sum, body, found := bytes.Cut(bytes.TrimSuffix(line, []byte("\n")), []byte(" "))
	return body, found && string(sum) == checksum(body)
}

func checksum(body []byte) string {
	return fmt.Sprintf("%0*x", sumLength, crc32.Checksum(body, castagnoli))
}

// add adds a line, without a line break in it. One that must be sure is on the disk then. After an error it is not in the
// file.
func (f *journalFile) add(body []byte, sure bool) error {
	line := fmt.Appendf(nil, "%s %s\n", checksum(body), body)
	_, err := f.file.WriteAt(line, f.size)
	if err == nil && sure {
		err = f.file.Sync()
	}
	if err != nil {
		return errors.Join(err, f.file.Truncate(f.size))
	}
	f.size += int64(len(line))
	return nil
}

// clear drops all lines.
func (f *journalFile) clear() error {
	err := f.file.Truncate(0)
	if err == nil {
		f.size = 0
	}
	return err
}

func (f *journalFile) close() error { return f.file.Close() }
