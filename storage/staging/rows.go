// Package staging puts many rows into the store at once: they are sorted in files beside it, inserted past what the driver costs a row, and
// the months that dossiers touch are noted on the way. Nothing may be asked of the store while rows are inserted.
package staging

import (
	"encoding/binary"
	"fmt"
	"io"

	"motcua/storage/figures"
)

// StagedRow is a dossier as it waits: unit and procedure are places in the stage's dictionaries.
type StagedRow struct {
	Code                    string
	Unit, Procedure         uint32
	Received, Due, Finished int64
	Submitted               int64
	Traits                  figures.Traits
	Silent                  figures.Silent
	turn                    uint32 // within its run, in the order staged
}

// fixed is the size of a row in a run's file, its code aside.
const fixed = 2 + 4 + 4 + 4*8 + 4 + 4

// longestCode bounds a code in bytes; the parser's bound is 64 characters.
const longestCode = 1 << 10

func (r StagedRow) append(to []byte) []byte {
	to = binary.LittleEndian.AppendUint16(to, uint16(len(r.Code)))
	to = binary.LittleEndian.AppendUint32(to, r.Unit)
	to = binary.LittleEndian.AppendUint32(to, r.Procedure)
	for _, at := range [...]int64{r.Received, r.Due, r.Finished, r.Submitted} {
		to = binary.LittleEndian.AppendUint64(to, uint64(at))
	}
	to = binary.LittleEndian.AppendUint32(to, uint32(r.Traits))
	to = binary.LittleEndian.AppendUint32(to, uint32(r.Silent))
	return append(to, r.Code...)
}

// readRow reads what append wrote; buffer is scratch space of at least fixed + longestCode bytes.
func readRow(from io.Reader, buffer []byte) (StagedRow, error) {
	head := buffer[:fixed]
	if _, err := io.ReadFull(from, head); err != nil {
		return StagedRow{}, err // io.EOF at the end of a run
	}
	r := StagedRow{
		Unit:      binary.LittleEndian.Uint32(head[2:]),
		Procedure: binary.LittleEndian.Uint32(head[6:]),
		Received:  int64(binary.LittleEndian.Uint64(head[10:])),
		Due:       int64(binary.LittleEndian.Uint64(head[18:])),
		Finished:  int64(binary.LittleEndian.Uint64(head[26:])),
		Submitted: int64(binary.LittleEndian.Uint64(head[34:])),
		Traits:    figures.Traits(binary.LittleEndian.Uint32(head[42:])),
		Silent:    figures.Silent(binary.LittleEndian.Uint32(head[46:])),
	}
	code := buffer[fixed : fixed+int(binary.LittleEndian.Uint16(head))]
	if _, err := io.ReadFull(from, code); err != nil {
		return StagedRow{}, fmt.Errorf("read a staged dossier: %w", io.ErrUnexpectedEOF)
	}
	r.Code = string(code)
	return r, nil
}
