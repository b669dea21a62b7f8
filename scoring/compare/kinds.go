package compare

import (
	"slices"
	"time"

	"motcua/scoring/export/dossier"
)

// Kind is a way in which two lists differ about a dossier. Its words stand in the catalogues of locales, under "compare.kind", and in the JSON
// of `motcua compare`.
type Kind string

// The kinds.
const (
	OnlyFirst      Kind = "only-first"  // the second list would have it, and does not
	OnlySecond     Kind = "only-second" // the first list would have it, and does not
	OtherUnit      Kind = "unit"
	OtherReceipt   Kind = "received"
	OtherStatus    Kind = "status" // it counts otherwise: open, waiting, resolved, dropped
	OtherStage     Kind = "stage"  // another status that counts the same
	OtherDue       Kind = "due"
	OtherFinish    Kind = "finish" // both lists have it ended
	OtherChannel   Kind = "channel"
	OtherFee       Kind = "fee"
	OtherPayment   Kind = "payment"
	OtherDigitised Kind = "digitised"
	OtherEResult   Kind = "e-result"
	OtherReused    Kind = "reused"
	OtherStore     Kind = "personal-store"
	OtherVerified  Kind = "verified"
)

// Kinds are all kinds, in the order in which they are shown.
func Kinds() []Kind {
	return []Kind{
		OnlyFirst, OnlySecond, OtherUnit, OtherReceipt, OtherStatus, OtherStage, OtherDue, OtherFinish, OtherChannel, OtherFee, OtherPayment,
		OtherDigitised, OtherEResult, OtherReused, OtherStore, OtherVerified,
	}
}

// set is a set of kinds, a bit each.
type set uint32

func (s set) has(i int) bool { return s&(1<<i) != 0 }

func (s set) kinds() (all []Kind) {
	for i, k := range Kinds() {
		if s.has(i) {
			all = append(all, k)
		}
	}
	return all
}

func setOf(kinds ...Kind) (s set) {
	for _, k := range kinds {
		s |= 1 << slices.Index(Kinds(), k)
	}
	return s
}

// field is what lists say of a dossier: whether they differ, where both say it, and how one takes over what the other says.
type field struct {
	kind   Kind
	bit    set            // of the kind
	silent dossier.Fields // the bit of a row that says nothing of it; 0 for what each row says
	differ func(j *judge, a, b *row) bool
	mend   func(to, from *row)
}

// answerField is a field of yes and no.
func answerField(k Kind, silent dossier.Fields, of func(*row) *dossier.Answer) field {
	return field{
		kind: k, silent: silent,
		differ: func(_ *judge, a, b *row) bool { return otherAnswer(*of(a), *of(b)) },
		mend:   func(to, from *row) { *of(to) = *of(from) },
	}
}

func otherAnswer(a, b dossier.Answer) bool {
	return a != dossier.NotKnown && b != dossier.NotKnown && a != b
}

// fields are what is compared. With a status goes what hangs on it: whether the dossier was ever accepted, and its end.
func fields() []field {
	otherStatus := func(a, b *row) bool { return a.status != 0 && b.status != 0 && a.status != b.status }
	sameStanding := func(a, b *row) bool {
		return a.status.Open() && b.status.Open() || a.status.Resolved() && b.status.Resolved()
	}
	mendStatus := func(to, from *row) {
		if to.status.Ended() != from.status.Ended() {
			to.finished = from.finished
		}
		to.status, to.unaccepted = from.status, from.unaccepted
	}
	all := []field{
		{kind: OtherUnit, differ: func(j *judge, a, b *row) bool { return j.holders[a.unit] != j.holders[b.unit] }, mend: func(to, from *row) { to.unit = from.unit }},
		{
			kind: OtherReceipt,
			differ: func(j *judge, a, b *row) bool {
				return a.unaccepted == b.unaccepted && j.isOtherTime(a.received, b.received)
			},
			mend: func(to, from *row) { to.received = from.received },
		},
		{kind: OtherStatus, silent: dossier.OfStatus, differ: func(_ *judge, a, b *row) bool { return otherStatus(a, b) && !sameStanding(a, b) }, mend: mendStatus},
		{kind: OtherStage, silent: dossier.OfStatus, differ: func(_ *judge, a, b *row) bool { return otherStatus(a, b) && sameStanding(a, b) }, mend: mendStatus},
		{
			kind: OtherDue, silent: dossier.OfDue,
			differ: func(j *judge, a, b *row) bool { return !a.dueUnknown && !b.dueUnknown && j.isOtherTime(a.due, b.due) },
			mend:   func(to, from *row) { to.due = from.due },
		},
		{
			kind: OtherFinish, silent: dossier.OfFinish,
			differ: func(j *judge, a, b *row) bool {
				return a.status.Ended() && b.status.Ended() && a.finished != 0 && b.finished != 0 && j.isOtherTime(a.finished, b.finished)
			},
			mend: func(to, from *row) { to.finished = from.finished },
		},
		{
			kind: OtherChannel, silent: dossier.OfChannel,
			differ: func(_ *judge, a, b *row) bool { return a.channel != 0 && b.channel != 0 && a.channel != b.channel },
			mend:   func(to, from *row) { to.channel = from.channel },
		},
		{
			kind: OtherFee, silent: dossier.OfFee,
			differ: func(_ *judge, a, b *row) bool { return otherAnswer(a.fee, b.fee) },
			mend:   func(to, from *row) { to.fee, to.paidOnline = from.fee, from.paidOnline },
		},
		{
			kind: OtherPayment, silent: dossier.OfPayment,
			differ: func(_ *judge, a, b *row) bool {
				return a.fee == dossier.Yes && b.fee == dossier.Yes && otherAnswer(a.paidOnline, b.paidOnline)
			},
			mend: func(to, from *row) { to.paidOnline = from.paidOnline },
		},
		answerField(OtherDigitised, dossier.OfDigitised, func(r *row) *dossier.Answer { return &r.digitised }),
		answerField(OtherEResult, dossier.OfEResult, func(r *row) *dossier.Answer { return &r.eResult }),
		answerField(OtherReused, dossier.OfReused, func(r *row) *dossier.Answer { return &r.reused }),
		answerField(OtherStore, dossier.OfFromStore, func(r *row) *dossier.Answer { return &r.fromStore }),
		answerField(OtherVerified, dossier.OfVerified, func(r *row) *dossier.Answer { return &r.verified }),
	}
	for i := range all {
		all[i].bit = setOf(all[i].kind)
	}
	return all
}

// isOtherTime says whether two instants differ: by the minute, and by the day alone where one of them has no clock time.
func (j *judge) isOtherTime(a, b int64) bool {
	if a == b || a == 0 || b == 0 {
		return a != b
	}
	const minute, day = 60, 24 * 60 * 60
	of := func(at int64) int64 {
		_, offset := time.Unix(at, 0).In(j.Zone).Zone()
		return at + int64(offset)
	}
	a, b = of(a), of(b)
	dateOnly := func(at int64) bool { return at%day == 0 || at%day == day-1 }
	if dateOnly(a) || dateOnly(b) {
		return a/day != b/day
	}
	return a/minute != b/minute
}

// differences are the kinds in which two lists differ about a dossier that both have.
func (j *judge) differences(a, b *row) (s set) {
	for i := range j.fields {
		if f := &j.fields[i]; (a.silent|b.silent)&f.silent == 0 && f.differ(j, a, b) {
			s |= f.bit
		}
	}
	return s
}
