// Package compare holds two lists of dossiers of the same term against each other: which dossier is in one alone, what the two say otherwise
// of the same one, and what each kind of difference costs a unit in points.
package compare

import (
	"slices"
	"strings"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

// About is what is known of a list beside its dossiers.
type About struct {
	Name     string // of the file
	Rows     int    // of data
	Refused  int    // rows that could not be used
	DataTime time.Time
	Stated   bool           // the data time is stated, not guessed
	Period   scoring.Period // of which it is a list
	Lists    scoring.Lists  // and what it lists
	Guessed  bool           // the period was worked out, and is not stated
	Doubted  bool           // its dossiers do not bear out the period that is stated
	Lacking  []dossier.Lack // columns that it does not have, or that are empty throughout
}

// gives says whether the list can give the counts of a source: one of dossiers received gives none of those resolved.
func (a About) gives(source scoring.Counts) bool {
	switch {
	case source.OfHandled():
		return a.Lists.Received && a.Lists.Resolved
	case source == scoring.ResolvedOnTime || source == scoring.ResolvedEResult:
		return a.Lists.Resolved
	}
	return a.Lists.Received
}

// isExpected says whether the list would have a dossier, by what another list says of that. One that was never accepted need not be listed.
func (a About) isExpected(r *row) bool {
	if r.unaccepted || r.status == dossier.Registered || a.Period.IsZero() {
		return false
	}
	in := func(at int64) bool { return at >= a.Period.From.Unix() && at < a.Period.Until.Unix() }
	return a.Lists.Received && in(r.received) || a.Lists.Resolved && r.status.Resolved() && in(r.finished)
}

// Words are the units and procedures that the dossiers of both lists name, each kept once.
type Words struct {
	units      []string
	unitAt     map[string]uint32
	procedures []dossier.Procedure
	vouched    []bool // that a name is a procedure's, and not a person's
	at         map[dossier.Procedure]uint32
}

// NewWords are none yet.
func NewWords() *Words {
	return &Words{unitAt: map[string]uint32{}, at: map[dossier.Procedure]uint32{}}
}

func (w *Words) unit(code string) uint32 {
	at, known := w.unitAt[code]
	if !known {
		at = uint32(len(w.units))
		w.units, w.unitAt[code] = append(w.units, code), at
	}
	return at
}

func (w *Words) procedure(p dossier.Procedure) uint32 {
	at, known := w.at[p]
	if !known {
		at = uint32(len(w.procedures))
		w.procedures, w.vouched, w.at[p] = append(w.procedures, p), append(w.vouched, false), at
	}
	return at
}

// List is the dossiers of one list, as little of each as is compared. Instants are Unix seconds.
type List struct {
	About
	words *Words
	rows  []row
	Again int // rows of a dossier that the list has further down once more: the last one stands
}

// row is one dossier; see dossier.Dossier for what its fields say.
type row struct {
	code                                                             string
	received, due, finished                                          int64
	unit, procedure, place                                           uint32
	silent                                                           dossier.Fields
	status                                                           dossier.Status
	channel                                                          dossier.Channel
	fee, paidOnline, digitised, eResult, reused, fromStore, verified dossier.Answer
	unaccepted, dueUnknown                                           bool
}

// NewList is a list without dossiers.
func NewList(words *Words) *List { return &List{words: words} }

// Add adds a dossier.
func (l *List) Add(d dossier.Dossier) {
	l.rows = append(l.rows, row{
		code: d.Code, received: d.Received, due: d.Due, finished: d.Finished, place: uint32(len(l.rows)),
		unit: l.words.unit(d.Unit), procedure: l.words.procedure(dossier.Procedure{Name: d.Procedure, Field: d.Field, Code: d.ProcedureCode}),
		silent: d.Silent, status: d.Status, channel: d.Channel, fee: d.Fee, paidOnline: d.PaidOnline, digitised: d.Digitised, eResult: d.EResult,
		reused: d.Reused, fromStore: d.FromStore, verified: d.Verified, unaccepted: d.Unaccepted, dueUnknown: d.DueUnknown,
	})
}

// Finish ends a list: what is known about it, and which names of procedures it does not vouch for. Nothing is added afterwards.
func (l *List) Finish(about About, unvetted []dossier.Procedure) {
	l.About = about
	doubtful := map[dossier.Procedure]bool{}
	for _, p := range unvetted {
		doubtful[dossier.Procedure{Name: p.Name, Field: p.Field}] = true
	}
	for i := range l.rows {
		at := l.rows[i].procedure
		p := l.words.procedures[at]
		if !doubtful[dossier.Procedure{Name: p.Name, Field: p.Field}] {
			l.words.vouched[at] = true
		}
	}
	slices.SortFunc(l.rows, func(a, b row) int {
		if c := strings.Compare(a.code, b.code); c != 0 {
			return c
		}
		return int(b.place) - int(a.place)
	})
	all := len(l.rows)
	l.rows = slices.CompactFunc(l.rows, func(a, b row) bool { return a.code == b.code })
	l.Again = all - len(l.rows)
}

// find is the dossier with a code; nil for none.
func (l *List) find(code string) *row {
	i, found := slices.BinarySearchFunc(l.rows, code, func(r row, code string) int { return strings.Compare(r.code, code) })
	if !found {
		return nil
	}
	return &l.rows[i]
}

// dossier is the row as a dossier.
func (l *List) dossier(r *row) dossier.Dossier {
	d := dossier.Dossier{
		Code: r.code, Unit: l.words.units[r.unit], Received: r.received, Due: r.due, Finished: r.finished, DataTime: l.DataTime.Unix(),
		Silent: r.silent, Status: r.status, Channel: r.channel, Fee: r.fee, PaidOnline: r.paidOnline, Digitised: r.digitised, EResult: r.eResult,
		Reused: r.reused, FromStore: r.fromStore, Verified: r.verified, Unaccepted: r.unaccepted, DueUnknown: r.dueUnknown,
	}
	if p := l.words.procedures[r.procedure]; l.words.vouched[r.procedure] {
		d.Procedure, d.Field, d.ProcedureCode = p.Name, p.Field, p.Code
	} else {
		d.ProcedureCode = p.Code
	}
	return d
}
