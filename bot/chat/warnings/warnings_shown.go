package warnings

import (
	"context"
	"strconv"
	"time"

	"motcua/bot/chat"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/scoring/warning"
)

// shownWarnings are the warnings that a button is about: those that its message told of.
type shownWarnings struct {
	rows  []outbox.Row // that went out in the message; none in a list
	units []string
	seen  map[string]warning.Seen // by unit
}

// add adds what was seen of a unit.
func (s *shownWarnings) add(unit string, seen warning.Seen) {
	if _, twice := s.seen[unit]; !twice {
		s.units = append(s.units, unit)
	}
	s.seen[unit] = seen
}

// readShown reads the warnings of the button's unit that were open when its message was made. A button without a unit stands under
// a message of several units, and is about what that message told of, not about what fell since. Others' units are refused.
func (r room) readShown(ctx context.Context, q *chat.Question, p shownUntil) (s shownWarnings, err error) {
	s.seen = map[string]warning.Seen{}
	if s.rows, err = r.Store.WentOutIn(ctx, q.Person.ID, q.Request.Press.Message); err != nil {
		return s, err
	}
	seen := seenBy(q, p)
	if p.Unit != "" {
		if !q.Person.MaySeeDossiers(p.Unit) {
			return s, q.Refuse("overdue.not_yours")
		}
		_, err = r.UnitName(ctx, q, p.Unit)
		s.add(p.Unit, seen)
		return s, err
	}
	told := map[string][]outbox.Change{}
	for _, row := range s.rows {
		if row.Reason.Kind().Warns && q.Person.MaySeeDossiers(row.Unit) {
			told[row.Unit] = append(told[row.Unit], row.Changes...)
			s.add(row.Unit, warning.ToldIn(told[row.Unit]))
		}
	}
	if len(s.units) > 0 {
		return s, nil
	}
	return s, r.likelyShown(ctx, q, &s, seen)
}

// likelyShown are the warnings that a message of several units told of, when it is not on record: it has just gone out, or long
// ago. To an admin those are the ones that were passed on to the admins.
func (r room) likelyShown(ctx context.Context, q *chat.Question, s *shownWarnings, seen warning.Seen) error {
	if q.Person.HasRole(people.Admin) {
		counts, err := r.store.WarningCounts(ctx)
		if err != nil {
			return err
		}
		for _, c := range counts {
			s.add(c.Unit, func(x warning.Warning) bool { return warning.PassedOn(x) && seen(x) })
		}
	}
	for _, unit := range q.Person.Units() {
		if _, known, err := r.Unit(ctx, unit); err != nil {
			return err
		} else if known {
			s.add(unit, seen)
		}
	}
	return nil
}

// seenBy says which warnings a button is about. Those of earlier versions do not say up to when their message showed them.
func seenBy(q *chat.Question, p shownUntil) warning.Seen {
	if shown, err := strconv.ParseInt(p.Until, 10, 64); err == nil {
		return warning.OpenedBy(time.Unix(shown, 0))
	}
	return warning.ToldBy(q.Renderer.Now)
}
