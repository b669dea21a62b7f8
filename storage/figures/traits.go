package figures

import (
	"motcua/scoring/export/dossier"
)

// Traits are the small values of a dossier in one number, so that a row is bound in few steps:
// bits 0-3 status, 4-5 channel, then fee, paid online, digitised, e-result; then what is not known: of those four, and whether
// there is a due date.
type Traits uint16

const answerBits = 6

const UnknownBits = 10

// Where the bits of the answers, of what is not known of them, and of an unknown due date begin.
const (
	DueUnknown = 14
)

// NewTraits packs the small values of a dossier.
func NewTraits(d dossier.Dossier) Traits {
	t := Traits(d.Status)&15 | Traits(d.Channel)&3<<4
	for i, answer := range [...]dossier.Answer{d.Fee, d.PaidOnline, d.Digitised, d.EResult} {
		switch answer {
		case dossier.Yes:
			t |= 1 << (answerBits + i)
		case dossier.NotKnown:
			t |= 1 << (UnknownBits + i)
		}
	}
	if d.DueUnknown {
		t |= 1 << DueUnknown
	}
	return t
}

// Put fills in the dossier's small values.
func (t Traits) Put(d *dossier.Dossier) {
	d.Status, d.Channel = t.Status(), dossier.Channel(t>>4&3)
	for i, answer := range [...]*dossier.Answer{&d.Fee, &d.PaidOnline, &d.Digitised, &d.EResult} {
		*answer = t.Answer(i)
	}
	d.DueUnknown = t>>DueUnknown&1 == 1
}

// Answer is the ith of the four answers.
func (t Traits) Answer(i int) dossier.Answer {
	switch {
	case t>>(UnknownBits+i)&1 == 1:
		return dossier.NotKnown
	case t>>(answerBits+i)&1 == 1:
		return dossier.Yes
	}
	return dossier.No
}

// Status is the status of the dossier.
func (t Traits) Status() dossier.Status { return dossier.Status(t & 15) }

// Silent are the bits of a stored dossier's traits that stay as they are, because its row says nothing of them, and above them
// whether its due date and its finish do.
type Silent uint32

const SilentDue Silent = 1 << 16

const (
	SilentFinish Silent = 1 << 17
)

// NewSilent are the bits of the fields of which a row says nothing.
func NewSilent(fields dossier.Fields) (s Silent) {
	for _, of := range [...]struct {
		field dossier.Fields
		bits  Silent
	}{
		{dossier.OfStatus, 15}, {dossier.OfChannel, 3 << 4},
		{dossier.OfFee, 1<<answerBits | 1<<UnknownBits}, {dossier.OfPayment, 2<<answerBits | 2<<UnknownBits},
		{dossier.OfDigitised, 4<<answerBits | 4<<UnknownBits}, {dossier.OfEResult, 8<<answerBits | 8<<UnknownBits},
		{dossier.OfDue, SilentDue | 1<<DueUnknown}, {dossier.OfFinish, SilentFinish},
	} {
		if fields&of.field != 0 {
			s |= of.bits
		}
	}
	return s
}
