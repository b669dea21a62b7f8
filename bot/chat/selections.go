package chat

import (
	"cmp"
	"context"
	"slices"

	"motcua/scoring"
	"motcua/scoring/names"
)

// Finder finds the months, units and rule sets that people name.
type Finder struct{ deps *Deps }

// Selection is what a command or a button asks about.
type Selection struct {
	Month scoring.Month // "" when not said
	Term  scoring.Term  // a quarter or a year, when one is said in the place of a month
	Unit  string        // code; "" when not said
	Page  int           // from 0
}

// Select reads arguments "[month] [unit]" of the view that a link leads to. A name means the unit of the month that is asked
// about, also when the link says it. A unit that is not there is a refusal with the names that may have been meant, as
// buttons that lead to the same view.
func (f Finder) Select(ctx context.Context, q *Question, arguments string, to Link) (Selection, error) {
	s, err := f.SelectTerm(ctx, q, arguments, to)
	if err == nil && s.Term != "" {
		return Selection{}, q.Refuse("month.unreadable", "text", Quote(arguments))
	}
	return s, err
}

// SelectTerm is Select for a view that shows quarters and years, too.
func (f Finder) SelectTerm(ctx context.Context, q *Question, arguments string, to Link) (Selection, error) {
	current := scoring.MonthOf(q.Renderer.Now, f.deps.Zone)
	ways := readings(arguments, current)
	if ways[0].unit == "" {
		return Selection{Month: ways[0].month, Term: ways[0].term}, nil
	}
	index, err := f.deps.Store.Index(ctx)
	if err != nil {
		return Selection{}, err
	}
	if selected, ok := firstNamed(index, ways, cmp.Or(to.Month, current)); ok {
		return selected, nil
	}
	// The way with a month taken off names the unit best.
	way := ways[min(1, len(ways)-1)]
	if likeMonth(way.unit) || longerOne.MatchString(names.Fold(arguments)) {
		return Selection{}, q.Refuse("month.unreadable", "text", Quote(arguments))
	}
	month := cmp.Or(way.month, to.Month)
	likely := suggestUnits(index, way.unit, cmp.Or(month, current))
	return Selection{}, Refusal{Message: Suggestions(q.Renderer, way.unit, likely, Link{To: to.To, Month: month, Item: to.Item, form: to.form})}
}

// MonthNamed is the month that arguments are; anything else is a refusal.
func (f Finder) MonthNamed(q *Question, arguments string) (scoring.Month, error) {
	m, ok := ReadMonth(arguments, scoring.MonthOf(q.Renderer.Now, f.deps.Zone))
	if !ok {
		return "", q.Refuse("month.unreadable", "text", Quote(arguments))
	}
	return m, nil
}

// TermNamed is the month, quarter or year that arguments are; anything else is a refusal.
func (f Finder) TermNamed(q *Question, arguments string) (scoring.Term, error) {
	way, ok := readSpan(arguments, scoring.MonthOf(q.Renderer.Now, f.deps.Zone))
	if !ok {
		return "", q.Refuse("month.unreadable", "text", Quote(arguments))
	}
	return cmp.Or(way.term, scoring.Term(way.month)), nil
}

// MeansSelection is what words mean that are a month, a unit or both, and nothing else.
func (f Finder) MeansSelection(ctx context.Context, q *Question, text string) (Selection, bool, error) {
	current := scoring.MonthOf(q.Renderer.Now, f.deps.Zone)
	ways := readings(text, current)
	if ways[0].unit == "" {
		return Selection{Month: ways[0].month, Term: ways[0].term}, true, nil
	}
	index, err := f.deps.Store.Index(ctx)
	if err != nil {
		return Selection{}, false, err
	}
	selected, ok := firstNamed(index, ways, current)
	return selected, ok, nil
}

// meansIn is MeansSelection by an index that is there.
func meansIn(index *names.Index, text string, current scoring.Month) (Selection, bool) {
	ways := readings(text, current)
	if ways[0].unit == "" {
		return Selection{Month: ways[0].month, Term: ways[0].term}, true
	}
	return firstNamed(index, ways, current)
}

// firstNamed is the first way of reading that names a unit, of the month m when it names none.
func firstNamed(index *names.Index, ways []reading, m scoring.Month) (Selection, bool) {
	for _, way := range ways {
		if u, ok := find(index, way, m); ok {
			return Selection{Month: way.month, Term: way.term, Unit: u.Code}, true
		}
	}
	return Selection{}, false
}

// find is the unit that is meant: by code, else by its name in the month read, else in m, or ever.
func find(index *names.Index, way reading, m scoring.Month) (scoring.Unit, bool) {
	if u, ok := index.ByCode(way.unit); ok {
		return u, true
	}
	if u, ok := index.ByNameIn(cmp.Or(way.month, m), way.unit); ok {
		return u, true
	}
	return index.ByName(way.unit)
}

// suggestUnits are the units whose names are nearest to what was written. Of those that share a name, only one that exists in
// the month is among them: their buttons could not be told apart.
func suggestUnits(index *names.Index, written string, m scoring.Month) []scoring.Unit {
	all := index.Suggest(written, 2*likeliest)
	near := slices.DeleteFunc(slices.Clone(all), func(u scoring.Unit) bool {
		return !u.ValidIn(m) && slices.ContainsFunc(all, func(o scoring.Unit) bool { return o.ValidIn(m) && ShortUnit(o.Name) == ShortUnit(u.Name) })
	})
	return near[:min(likeliest, len(near))]
}
