package report

import (
	"cmp"
	"slices"
	"strings"

	"motcua/scoring"
)

// Request is what is asked of the chairs of units: to better their weak indicators and to deal with late dossiers.
type Request struct {
	Units      []scoring.Record // in the order of rank; empty for all units of the month
	Indicators []scoring.Indicator
	Late       bool // they have late dossiers
}

// requests asks of every unit what it is weak in. What all units are weak in alike is asked of all together, first, unless figures
// of some are lacking: then it is not known of all. Units of which the same is asked share a request.
func requests(r Report) []Request {
	var all []Request
	common := Request{}
	for _, w := range r.Weak {
		if r.ofAll(w) && !w.Indicator.Common { // what the authority itself does is not asked of chairs
			common.Indicators = append(common.Indicators, w.Indicator)
		}
	}
	if len(common.Indicators) > 0 {
		all = append(all, common)
	}
	for _, u := range r.Records {
		asked := requestOf(r, u)
		if len(asked.Indicators) == 0 && !asked.Late {
			continue
		}
		same := slices.IndexFunc(all, func(q Request) bool { return len(q.Units) > 0 && q.subject() == asked.subject() })
		if same < 0 {
			all = append(all, asked)
		} else {
			all[same].Units = append(all[same].Units, u)
		}
	}
	return all
}

// ofAll says whether an indicator is weak in every unit of the month alike.
func (r Report) ofAll(w Weak) bool { return w.All() && len(r.Incomplete) == 0 }

// requestOf is what is asked of one unit alone.
func requestOf(r Report, u scoring.Record) Request {
	q := Request{Units: []scoring.Record{u}}
	for _, w := range r.Weak {
		if !w.Indicator.Common && !r.ofAll(w) && slices.ContainsFunc(w.Units, func(l Low) bool { return l.Unit.Unit == u.Unit }) {
			q.Indicators = append(q.Indicators, w.Indicator)
		}
	}
	q.Late = slices.ContainsFunc(r.Late, func(l Late) bool { return l.Unit.Unit == u.Unit })
	return q
}

// Lagging is a unit with the indicators that it is weak in alone, as far as its chair can better them.
type Lagging struct {
	Unit       scoring.Record
	Indicators []scoring.Indicator // in the order of the rule set
}

// Lagging are the units that are weak in indicators in which not all are alike, those with most indicators first, then by rank.
func (r Report) Lagging() (all []Lagging) {
	for _, q := range r.Requests {
		if len(q.Indicators) == 0 {
			continue
		}
		for _, u := range q.Units {
			all = append(all, Lagging{u, q.Indicators})
		}
	}
	slices.SortStableFunc(all, func(a, b Lagging) int {
		return cmp.Or(cmp.Compare(len(b.Indicators), len(a.Indicators)), cmp.Compare(a.Unit.League, b.Unit.League), cmp.Compare(a.Unit.Rank, b.Unit.Rank))
	})
	return all
}

// subject is equal for requests that ask for the same.
func (q Request) subject() string {
	var codes []string
	if q.Late {
		codes = append(codes, "late")
	}
	for _, ind := range q.Indicators {
		codes = append(codes, ind.Code)
	}
	return strings.Join(codes, " ")
}
