package lookup

import (
	"context"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/people"
)

// most is how many dossiers are offered of those that a code may mean.
const most = 8

// command looks up the dossier of a code, or of the end of one. Of several it asks which.
func (r room) command(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	w, ok := readCode(arguments)
	if !ok {
		return bot.Reply{}, q.Refuse("dossier.which")
	}
	found, err := r.find(ctx, q, w)
	if err != nil {
		return bot.Reply{}, err
	}
	switch len(found) {
	case 0:
		return bot.Reply{}, q.Refuse("dossier.none")
	case 1:
		return r.show(ctx, q, ofDossier{found[0].Code})
	}
	return q.Show(severalScreen(q.Renderer, w.Code, found)), nil
}

// find are the dossiers that a code may mean and that the person may see: of their own units, of any for an admin, or of the unit that is
// named.
func (r room) find(ctx context.Context, q *chat.Question, w wanted) ([]scoring.Listed, error) {
	var units []string // nil for all
	if !q.Person.HasRole(people.Admin) {
		units = q.Person.Units()
	}
	if w.Rest != "" {
		s, err := r.Select(ctx, q, w.Rest, unitWanted())
		if err != nil || s.Unit == "" || !q.Person.MaySeeDossiers(s.Unit) {
			return nil, err
		}
		units = []string{s.Unit}
	}
	today := q.Today()
	found, err := r.store.Coded(ctx, w.Code, units, today, most+1)
	if err != nil || len(found) > 0 {
		return found, err
	}
	if day, ok := dayIn(w.Code, r.Zone); units == nil && ok {
		return r.store.Dated(ctx, w.Code, day, today, most+1)
	}
	if units == nil {
		units = q.Person.Units() // an admin who serves units means theirs by a number that all have
	}
	if len(units) == 0 {
		return nil, q.Refuse("dossier.longer")
	}
	for _, unit := range units {
		more, err := r.store.Ending(ctx, unit, w.Code, today, most+1)
		if err != nil {
			return nil, err
		}
		found = append(found, more...)
	}
	slices.SortStableFunc(found, func(a, b scoring.Listed) int { return b.Received.Compare(a.Received) })
	return found, nil
}
