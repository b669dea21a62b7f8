package storage

import (
	"encoding/binary"
	"fmt"
	"io"

	"motcua/scoring/export/dossier"
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

// traits are the small values of a dossier in one number, so that a row is bound in few steps:
// bits 0-3 status, 4-5 channel, then fee, paid online, digitised, e-result; then what is not known: of those four, and whether
// there is a due date.
type traits uint16

// Where the bits of the answers, of what is not known of them, and of an unknown due date begin.
const (
	answerBits  = 6
	unknownBits = 10
	dueUnknown  = 14
)

func newTraits(d dossier.Dossier) traits {
	t := traits(d.Status)&15 | traits(d.Channel)&3<<4
	for i, answer := range [...]dossier.Answer{d.Fee, d.PaidOnline, d.Digitised, d.EResult} {
		switch answer {
		case dossier.Yes:
			t |= 1 << (answerBits + i)
		case dossier.NotKnown:
			t |= 1 << (unknownBits + i)
		}
	}
	if d.DueUnknown {
		t |= 1 << dueUnknown
	}
	return t
}

// put fills in the dossier's small values.
func (t traits) put(d *dossier.Dossier) {
	d.Status, d.Channel = t.status(), dossier.Channel(t>>4&3)
	for i, answer := range [...]*dossier.Answer{&d.Fee, &d.PaidOnline, &d.Digitised, &d.EResult} {
		*answer = t.answer(i)
	}
	d.DueUnknown = t>>dueUnknown&1 == 1
}

func (t traits) answer(i int) dossier.Answer {
	switch {
	case t>>(unknownBits+i)&1 == 1:
		return dossier.NotKnown
	case t>>(answerBits+i)&1 == 1:
		return dossier.Yes
	}
	return dossier.No
}

func (t traits) status() dossier.Status { return dossier.Status(t & 15) }

// silent are the bits of a stored dossier's traits that stay as they are, because its row says nothing of them, and above them
// whether its due date and its finish do.
type silent uint32

const (
	silentDue    silent = 1 << 16
	silentFinish silent = 1 << 17
)

func newSilent(fields dossier.Fields) (s silent) {
	for _, of := range [...]struct {
		field dossier.Fields
		bits  silent
	}{
		{dossier.OfStatus, 15}, {dossier.OfChannel, 3 << 4},
		{dossier.OfFee, 1<<answerBits | 1<<unknownBits}, {dossier.OfPayment, 2<<answerBits | 2<<unknownBits},
		{dossier.OfDigitised, 4<<answerBits | 4<<unknownBits}, {dossier.OfEResult, 8<<answerBits | 8<<unknownBits},
		{dossier.OfDue, silentDue | 1<<dueUnknown}, {dossier.OfFinish, silentFinish},
	} {
		if fields&of.field != 0 {
			s |= of.bits
		}
	}
	return s
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
