package storage

import (
	"encoding/binary"
	"fmt"
	"io"
)

// stagedRow is a dossier as it waits: unit and procedure are places in the stage's dictionaries.
type stagedRow struct {
	code                    string
	unit, procedure         uint32
	received, due, finished int64
	traits                  traits
	silent                  silent
	turn                    uint32 // within its run, in the order staged
}

// fixed is the size of a row in a run's file, its code aside.
const fixed = 2 + 4 + 4 + 3*8 + 2 + 4

// longestCode bounds a code in bytes; the parser's bound is 64 characters.
const longestCode = 1 << 10

func (r stagedRow) append(to []byte) []byte {
	to = binary.LittleEndian.AppendUint16(to, uint16(len(r.code)))
	to = binary.LittleEndian.AppendUint32(to, r.unit)
	to = binary.LittleEndian.AppendUint32(to, r.procedure)
	for _, at := range [...]int64{r.received, r.due, r.finished} {
		to = binary.LittleEndian.AppendUint64(to, uint64(at))
	}
	to = binary.LittleEndian.AppendUint16(to, uint16(r.traits))
	to = binary.LittleEndian.AppendUint32(to, uint32(r.silent))
	return append(to, r.code...)
}

// readRow reads what append wrote; buffer is scratch space of at least fixed + longestCode bytes.
func readRow(from io.Reader, buffer []byte) (stagedRow, error) {
	head := buffer[:fixed]
	if _, err := io.ReadFull(from, head); err != nil {
		return stagedRow{}, err // io.EOF at the end of a run
	}
	r := stagedRow{
		unit:      binary.LittleEndian.Uint32(head[2:]),
		procedure: binary.LittleEndian.Uint32(head[6:]),
		received:  int64(binary.LittleEndian.Uint64(head[10:])),
		due:       int64(binary.LittleEndian.Uint64(head[18:])),
		finished:  int64(binary.LittleEndian.Uint64(head[26:])),
		traits:    traits(binary.LittleEndian.Uint16(head[34:])),
		silent:    silent(binary.LittleEndian.Uint32(head[36:])),
	}
	code := buffer[fixed : fixed+int(binary.LittleEndian.Uint16(head))]
	if _, err := io.ReadFull(from, code); err != nil {
		return stagedRow{}, fmt.Errorf("read a staged dossier: %w", io.ErrUnexpectedEOF)
	}
	r.code = string(code)
	return r, nil
}
