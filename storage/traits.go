package storage

import (
	"motcua/scoring/export/dossier"
)

// traits are the small values of a dossier in one number, so that a row is bound in few steps:
// bits 0-3 status, 4-5 channel, then fee, paid online, digitised, e-result; then what is not known: of those four, and whether
// there is a due date.
type traits uint16

const answerBits = 6

const unknownBits = 10

// Where the bits of the answers, of what is not known of them, and of an unknown due date begin.
const (
	dueUnknown = 14
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

const silentDue silent = 1 << 16

const (
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
