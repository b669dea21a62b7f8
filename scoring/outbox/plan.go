package outbox

import (
	"slices"
	"strings"
	"time"
)

// Plan says what becomes of the outbox: which rows change, and which are added, without an ID. The rows are those of
// the unit that are not final, and those that went out about warnings that are open or that the notices close; the
// people are all who may be told of the unit now.
//
// A waiting row that is not true any more is cancelled, or loses the changes that are not. Nobody is told the end of a warning whose
// beginning they were never told. Nothing is said twice: a further notice joins a row that waits for the same person, and a warning that
// waits in one row is not repeated in another.
func Plan(rows []Row, notices []Notice, recipients []Recipient, at time.Time) (update, add []Row) {
	if len(notices) == 0 {
		return nil, nil
	}
	p := &rowset{at: at, recipients: recipients, rows: slices.Clone(rows), touched: make([]bool, len(rows))}
	for i := range p.rows {
		p.rows[i].Changes = slices.Clone(p.rows[i].Changes)
	}
	for _, n := range notices {
		switch {
		case n.Reason == Acknowledged:
			p.dropChanges(n.Changes, func(r Row) bool {
				return r.losesWarning(byAnswer) || r.losesWarning(byOwnAnswer) && r.Person == n.Person
			}, "acknowledged before it was sent")
			continue
		case n.Reason.Kind().Closes:
			p.dropChanges(n.Changes, func(r Row) bool { return r.losesWarning(byEnd) }, "closed before it was sent")
		case n.To == Misled:
			p.dropChanges(n.Changes, func(r Row) bool { return r.losesWarning(byTakingBack) }, "taken back before it was sent")
		}
		for _, person := range audience(n, recipients) {
			p.tellPerson(person, n)
		}
	}
	for i, row := range p.rows {
		switch {
		case i >= len(rows):
			add = append(add, row)
		case p.touched[i]:
			update = append(update, row)
		}
	}
	return update, add
}

// rowset is the rows as they are going to be: the given ones, followed by the added ones.
type rowset struct {
	at         time.Time
	recipients []Recipient
	rows       []Row
	touched    []bool // of those given, which changed
}

// dropChanges removes the changes from waiting rows of that kind, and cancels the rows that are empty afterwards.
func (p *rowset) dropChanges(changes []Change, such func(Row) bool, why string) {
	for i := range p.rows {
		row := &p.rows[i]
		if !row.isWaiting(p.at) || !such(*row) {
			continue
		}
		left := slices.DeleteFunc(slices.Clone(row.Changes), func(c Change) bool { return AreAbout(changes, c) })
		if len(left) == len(row.Changes) {
			continue
		}
		if len(left) == 0 {
			row.State, row.Why = Cancelled, why // its changes stay, to say what it was
		} else {
			row.Changes = left
		}
		p.markTouched(i)
	}
}

// tellPerson adds what a person must be told to a row that waits for them, or as a row of its own.
func (p *rowset) tellPerson(person int64, n Notice) {
	var news []Change
	for _, c := range n.Changes {
		if n.To == Unheard && p.anythingSaid(c, n.NotBefore) {
			continue
		}
		if p.mustBeTold(person, n, c) && !p.isAboutToBeSaid(person, n.Reason, c) {
			news = append(news, c)
		}
	}
	if len(news) == 0 {
		return
	}
	for i := range p.rows {
		row := &p.rows[i]
		if row.Person == person && row.Unit == n.Unit && row.isWaiting(p.at) && n.Reason.joins(row.Reason) {
			row.Changes = append(row.Changes, news...)
			if row.NotBefore.Before(n.NotBefore) {
				row.NotBefore = n.NotBefore // it missed its time, and now may be the mute
			}
			p.markTouched(i)
			return
		}
	}
	p.rows = append(p.rows, Row{Person: person, Unit: n.Unit, Reason: n.Reason, Occasion: occasion(n, news), Changes: news,
		NotBefore: n.NotBefore, State: Queued})
}

// mustBeTold says whether a person of the notice's audience must be told of one of its changes.
func (p *rowset) mustBeTold(person int64, n Notice, c Change) bool {
	switch {
	case n.To == Warned:
		return c.Knows == person || p.wasSent(person, c, nil)
	case n.To == Misled:
		return p.wasSent(person, c, func(r Row) bool { return r.Reason.Kind().Closes })
	case n.To == OnePerson && !c.Asked.IsZero():
		return !p.wasSent(person, c, func(r Row) bool { return r.Reason.Kind().Warns && !r.NotBefore.Before(c.Asked) })
	}
	return true
}

// wasSent says whether a row about the warning has gone out to the person, or may have. With a filter, only rows that it accepts are looked
// at.
func (p *rowset) wasSent(person int64, c Change, such func(Row) bool) bool {
	return slices.ContainsFunc(p.rows, func(r Row) bool {
		out := r.State == Sending || r.State == Accepted || r.State == Unknown
		return r.Person == person && out && AreAbout(r.Changes, c) && (such == nil || such(r))
	})
}

// anythingSaid says whether a row about the warning waits or went out, to anybody. Rows that this call adds do not count, nor does what
// waits for somebody who is away at the instant.
func (p *rowset) anythingSaid(c Change, at time.Time) bool {
	return slices.ContainsFunc(p.rows[:len(p.touched)], func(r Row) bool {
		if r.isWaiting(p.at) && isAway(p.recipients, r.Person, at) {
			return false
		}
		return r.State != Cancelled && r.State != Expired && r.Reason.Kind().Warns && AreAbout(r.Changes, c)
	})
}

// isAboutToBeSaid says whether a waiting row tells the person the same anyway. A waiting warning says as much as a reminder or an
// escalation would, because its person has not been told at all, or not since the last time.
func (p *rowset) isAboutToBeSaid(person int64, reason Reason, c Change) bool {
	return slices.ContainsFunc(p.rows, func(r Row) bool {
		same := r.Reason == reason || r.Reason.Kind().Warns && reason.Kind().Warns
		return r.Person == person && r.isWaiting(p.at) && same && AreAbout(r.Changes, c)
	})
}

// AreAbout says whether the changes tell of the same warning as c: the same indicator since the same time.
func AreAbout(changes []Change, c Change) bool {
	return slices.ContainsFunc(changes, func(x Change) bool { return x.Indicator == c.Indicator && x.Since.Equal(c.Since) })
}

// occasion is Row.Occasion of what tells of warnings: the notice's own, and the warnings.
func occasion(n Notice, changes []Change) string {
	warnings := make([]string, len(changes))
	for i, c := range changes {
		warnings[i] = c.Indicator + "@" + c.Since.UTC().Format(time.RFC3339Nano)
	}
	return strings.TrimSpace(n.Occasion + " " + strings.Join(warnings, ","))
}

func (p *rowset) markTouched(i int) {
	if i < len(p.touched) {
		p.touched[i] = true
	}
}
