// Package advice says what a unit can still do for its score: how far the next grade, target and rank are, which acts with which of
// its dossiers lead there, and how its month can end. All of it is exact, and scored by package scoring; what is not known of a
// dossier stays not known.
package advice

import "motcua/scoring/export/dossier"

// Held is a dossier that counts in a unit's month or term.
type Held struct {
	ID        int64         // the store's number of it
	Procedure string        // tells procedures apart; "" when it does not tell its own
	Class     dossier.Class // at the cut-off of the card
	DueIn     bool          // left open, it is past due when the term ends
	Passed    bool          // it is past due by now: that it was late is not known, and nothing is to be done in time any more
}

// Hold looks at a dossier in the window of a card, now, in Unix seconds.
func Hold(w dossier.Window, now, id int64, d dossier.Dossier, procedure string) Held {
	h := Held{ID: id, Procedure: procedure, Class: w.Classify(d)}
	then := w
	then.CutOff = w.End
	h.DueIn = then.Classify(d).PastDue
	then.CutOff = min(max(now, w.CutOff), w.End)
	h.Passed = then.Classify(d).PastDue
	return h
}

// isOpen says whether the desk still has the dossier in hand, also while it waits for the applicant.
func (h Held) isOpen() bool {
	s := h.Class.Status
	return !h.Class.GoneBy && (s.Open() || s == dossier.WantsPapers || s == dossier.WantsPayment)
}

// Act is something that is done with one dossier.
type Act uint8

// The acts, the cheapest first. A dossier that is finished gets an electronic result, where it is known that it has none.
const (
	Digitise Act = iota // its components
	Issue               // the electronic result of a resolved one
	Pay                 // the applicant pays online, as long as it is open
	Finish              // within time
	Clear               // one that is overdue
	actCount
)

// Acts are all acts, the cheapest first.
func Acts() []Act { return []Act{Digitise, Issue, Pay, Finish, Clear} }

// actSet are acts, a bit each.
type actSet uint8

const allActs = actSet(1<<actCount - 1)

func setOf(acts ...Act) (s actSet) {
	for _, a := range acts {
		s |= 1 << a
	}
	return s
}

func (s actSet) has(a Act) bool { return s>>a&1 == 1 }

// count is how many acts they are.
func (s actSet) count() (n int) {
	for _, a := range Acts() {
		if s.has(a) {
			n++
		}
	}
	return n
}

// allows says whether an act can be done with the dossier.
func (h Held) allows(a Act) bool {
	c := h.Class
	switch a {
	case Digitise:
		return c.Status.Counted() && !c.GoneBy && c.Digitised == dossier.No
	case Issue:
		return c.Status.Resolved() && c.EResult == dossier.No
	case Pay:
		return h.isOpen() && c.Fee == dossier.Yes && c.PaidOnline == dossier.No
	case Finish:
		return h.isOpen() && c.Status.Open() && !h.Passed
	case Clear:
		return h.isOpen() && c.Status.Open() && c.PastDue
	}
	return false
}

// after is the class of the dossier once acts are done with it; over says that the term has ended.
func (h Held) after(acts actSet, over bool) dossier.Class {
	c := h.Class
	if acts.has(Digitise) {
		c.Digitised = dossier.Yes
	}
	if acts.has(Pay) {
		c.PaidOnline = dossier.Yes
	}
	if acts.has(Finish) || acts.has(Clear) {
		c = finished(c, acts.has(Finish), over)
		acts |= setOf(Issue)
	}
	if acts.has(Issue) && c.EResult == dossier.No {
		c.EResult = dossier.Yes
	}
	return c
}

// finished is the class of a dossier once it is resolved, in time or late, within the term or after it.
func finished(c dossier.Class, inTime, after bool) dossier.Class {
	c.Status, c.Undated, c.OnTime = dossier.Processed, false, inTime
	c.FinishedIn, c.FinishedAfter = !after, after
	return c
}

// endings are all classes that the dossier can have when the term ends, or once it is known what became of it, beside how it is paid;
// over says that the term has ended. An answer that is not known stays so, and nothing that was done is undone.
func (h Held) endings(over bool) (all []dossier.Class) {
	lasting := []dossier.Class{h.Class}
	var resolved []dossier.Class
	switch c := h.Class; {
	case c.Status.Resolved():
		lasting, resolved = nil, lasting
	case h.isOpen() && over:
		resolved = append(resolved, finished(c, !c.PastDue, true))
	case h.isOpen():
		resumed := c
		if resumed.PastDue = h.DueIn; c.Status.Paused() {
			resumed.Status = dossier.Processing
			lasting = append(lasting, resumed)
		} else {
			lasting = []dossier.Class{resumed}
		}
		if !c.PastDue {
			resolved = append(resolved, finished(c, true, false))
		}
		if h.DueIn {
			resolved = append(resolved, finished(c, false, false))
		}
	}
	for _, c := range resolved {
		if lasting = append(lasting, c); c.EResult == dossier.No {
			c.EResult = dossier.Yes
			lasting = append(lasting, c)
		}
	}
	for _, c := range lasting {
		if all = append(all, c); h.allows(Digitise) {
			c.Digitised = dossier.Yes
			all = append(all, c)
		}
	}
	return all
}
