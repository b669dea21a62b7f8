package figures

import (
	"motcua/scoring/export/dossier"
)

// Traits are the small values of a dossier in one number, so that a row is bound in few steps: bits 0-3 status, 4-5 channel; a bit for each
// answer, and one that says that it is not known; 14 says that it is not known whether there is a due date, 21 that the dossier was never
// accepted. See answerBits.
type Traits uint32

const (
	channelBit    = 4
	dueUnknownBit = 14
	unacceptedBit = 21
	// TraitBits is how many bits traits have.
	TraitBits = 22
)

// answerBits are the bits of an answer, and of that it is not known, in the order of answersOf.
var answerBits = [...]struct{ yes, unknown int }{
	{6, 10}, {7, 11}, {8, 12}, {9, 13}, // fee, paid online, digitised, e-result
	{15, 18}, {16, 19}, {17, 20}, // reused, from the personal store, verified
}

// answersOf are the places of a dossier's answers.
func answersOf(d *dossier.Dossier) [len(answerBits)]*dossier.Answer {
	return [...]*dossier.Answer{&d.Fee, &d.PaidOnline, &d.Digitised, &d.EResult, &d.Reused, &d.FromStore, &d.Verified}
}

// NothingKnown are the traits of a dossier of which nothing is known.
const NothingKnown Traits = 0b11111<<10 | 0b111<<18

// NewTraits packs the small values of a dossier.
func NewTraits(d dossier.Dossier) Traits {
	t := Traits(d.Status)&15 | Traits(d.Channel)&3<<channelBit
	for i, answer := range answersOf(&d) {
		switch *answer {
		case dossier.Yes:
			t |= 1 << answerBits[i].yes
		case dossier.NotKnown:
			t |= 1 << answerBits[i].unknown
		}
	}
	if d.DueUnknown {
		t |= 1 << dueUnknownBit
	}
	if d.Unaccepted {
		t |= 1 << unacceptedBit
	}
	return t
}

// Put fills in the dossier's small values.
func (t Traits) Put(d *dossier.Dossier) {
	d.Status, d.Channel = t.Status(), dossier.Channel(t>>channelBit&3)
	for i, answer := range answersOf(d) {
		*answer = dossier.No
		switch {
		case t>>answerBits[i].unknown&1 == 1:
			*answer = dossier.NotKnown
		case t>>answerBits[i].yes&1 == 1:
			*answer = dossier.Yes
		}
	}
	d.DueUnknown, d.Unaccepted = t>>dueUnknownBit&1 == 1, t>>unacceptedBit&1 == 1
}

// Status is the status of the dossier.
func (t Traits) Status() dossier.Status { return dossier.Status(t & 15) }

// Silent are the bits of a stored dossier's traits that stay as they are, because its row says nothing of them, and above them
// whether its due date, its finish and its submission do.
type Silent uint32

// What says that a row says nothing of the due date, of the finish, of the submission.
const (
	SilentDue        Silent = 1 << 24
	SilentFinish     Silent = 1 << 25
	SilentSubmission Silent = 1 << 26
)

// silentOf are the bits by which a row is silent of a field, in the order of the fields.
var silentOf = [...]Silent{
	15, 3 << channelBit, 1<<6 | 1<<10, 1<<7 | 1<<11, 1<<8 | 1<<12, 1<<9 | 1<<13, SilentDue | 1<<dueUnknownBit, SilentFinish,
	1<<15 | 1<<18, 1<<16 | 1<<19, 1<<17 | 1<<20, SilentSubmission,
}

// SilentOf are the bits by which a row is silent of a field, for each of the fields.
func SilentOf() []Silent { return silentOf[:] }

// NewSilent are the bits of the fields of which a row says nothing.
func NewSilent(fields dossier.Fields) (s Silent) {
	for i, bits := range silentOf {
		if fields>>i&1 == 1 {
			s |= bits
		}
	}
	return s
}
