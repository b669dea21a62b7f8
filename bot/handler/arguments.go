package handler

import (
	"cmp"
	"context"
	"slices"

	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/names"
)

// asked is what a command or a button asks about.
type asked struct {
	month scoring.Month // "" when not said
	unit  string        // code; "" when not said
	page  int           // from 0
}

// unitOr is the unit that is asked about, else the first that the person serves; "" for neither.
func (q *question) unitOr(unit string) string {
	if own := q.person.Units(); unit == "" && len(own) > 0 {
		return own[0]
	}
	return unit
}

// asked reads arguments "[month] [unit]" of the view that a link leads to. A name means the unit of the month that is asked
// about, also when the link says it. A unit that is not there is a refusal with the names that may have been meant, as
// buttons that lead to the same view.
func (h *Handler) asked(ctx context.Context, q *question, arguments string, to view.Link) (asked, error) {
	current := scoring.MonthOf(q.reader.Now, h.Zone)
	ways := readings(arguments, current)
	if ways[0].unit == "" {
		return asked{month: ways[0].month}, nil
	}
	index, err := h.Store.Index(ctx)
	if err != nil {
		return asked{}, err
	}
	if a, ok := found(index, ways, cmp.Or(to.Month, current)); ok {
		return a, nil
	}
	// The way with a month taken off names the unit best.
	way := ways[min(1, len(ways)-1)]
	if likeMonth(way.unit) || longerOne.MatchString(names.Fold(arguments)) {
		return asked{}, q.refuse("month.unreadable", "text", view.Quoted(arguments))
	}
	month := cmp.Or(way.month, to.Month)
	likely := suggested(index, way.unit, cmp.Or(month, current))
	return asked{}, refusal{view.Suggestions(q.reader, way.unit, likely, view.Link{To: to.To, Month: month})}
}

// monthNamed is the month that arguments are; anything else is a refusal.
func (h *Handler) monthNamed(q *question, arguments string) (scoring.Month, error) {
	m, ok := readMonth(arguments, scoring.MonthOf(q.reader.Now, h.Zone))
	if !ok {
		return "", q.refuse("month.unreadable", "text", view.Quoted(arguments))
	}
	return m, nil
}

// meant is what words mean that are a month, a unit or both, and nothing else.
func (h *Handler) meant(ctx context.Context, q *question, text string) (asked, bool, error) {
	current := scoring.MonthOf(q.reader.Now, h.Zone)
	ways := readings(text, current)
	if ways[0].unit == "" {
		return asked{month: ways[0].month}, true, nil
	}
	index, err := h.Store.Index(ctx)
	if err != nil {
		return asked{}, false, err
	}
	a, ok := found(index, ways, current)
	return a, ok, nil
}

// found is the first way of reading that names a unit, of the month m when it names none.
func found(index *names.Index, ways []reading, m scoring.Month) (asked, bool) {
	for _, way := range ways {
		if u, ok := find(index, way, m); ok {
			return asked{month: way.month, unit: u.Code}, true
		}
	}
	return asked{}, false
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

// suggested are the units whose names are nearest to what was written. Of those that share a name, only one that exists in
// the month is among them: their buttons could not be told apart.
func suggested(index *names.Index, written string, m scoring.Month) []scoring.Unit {
	all := index.Suggest(written, 2*likeliest)
	near := slices.DeleteFunc(slices.Clone(all), func(u scoring.Unit) bool {
		return !u.ValidIn(m) && slices.ContainsFunc(all, func(o scoring.Unit) bool { return o.ValidIn(m) && view.ShortUnit(o.Name) == view.ShortUnit(u.Name) })
	})
	return near[:min(likeliest, len(near))]
}

// unit is a unit of the register by its code.
func (h *Handler) unit(ctx context.Context, code string) (scoring.Unit, bool, error) {
	index, err := h.Store.Index(ctx)
	if err != nil {
		return scoring.Unit{}, false, err
	}
	u, ok := index.ByCode(code)
	return u, ok, nil
}

// others are the units the person serves beside this one, when this one is among them.
func (h *Handler) others(ctx context.Context, q *question, code string) ([]scoring.Unit, error) {
	own := q.person.Units()
	if len(own) < 2 {
		return nil, nil
	}
	var others []scoring.Unit
	mine := false
	for _, c := range own {
		if c == code {
			mine = true
			continue
		}
		u, ok, err := h.unit(ctx, c)
		if err != nil {
			return nil, err
		}
		if ok {
			others = append(others, u)
		}
	}
	if !mine {
		return nil, nil
	}
	return others, nil
}
