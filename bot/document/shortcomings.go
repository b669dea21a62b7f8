package document

import (
	"strings"

	"motcua/scoring"
	"motcua/scoring/report"
)

// shortcomings is what did not go well: late dossiers, and every unit under the bound of an indicator.
func (p Paper) shortcomings() []string {
	r, words := p.Report, p.Words
	var lines []string
	var late []unitFigure
	for _, l := range r.Late {
		late = append(late, unitFigure{scoring.Commune(l.Unit.Name), words.Text("paper.dossiers", "dossiers", count(l.Count))})
	}
	switch {
	case len(late) > 0:
		lines = append(lines, words.Text("paper.late", "n", count(len(late)), "units", listFigures(late)))
	case !r.LateKnown:
		lines = append(lines, words.Text("paper.late_uncounted"))
	case !r.Printed && len(r.Incomplete) > 0:
		lines = append(lines, words.Text("paper.none_late_so_far"))
	case !r.Printed:
		lines = append(lines, words.Text("paper.none_late"))
	}
	if r.Printed && r.LateKnown {
		lines = append(lines, words.Text("paper.late_unknown"))
	}
	switch {
	case len(r.Weak) > 0:
		lines = append(lines, words.Text("paper.weak"))
	case len(r.Incomplete) > 0:
		lines = append(lines, words.Text("paper.none_weak_so_far"))
	default:
		lines = append(lines, words.Text("paper.none_weak"))
	}
	for _, w := range r.Weak {
		lines = append(lines, words.Text("paper.weak_indicator", "indicator", p.name(w.Indicator.Name), "units", p.unitsUnderBound(w)))
	}
	return append(lines, words.Text("paper.causes"))
}

// unitsUnderBound names every unit under the bound with what it earned.
func (p Paper) unitsUnderBound(w report.Weak) string {
	if w.All() {
		return p.Words.Text("paper.all_under_bound", "units", count(w.Of), "score", p.pointsOf(p.Words.Decimal(w.Units[0].Line.Shown(w.Units[0].Bound)), w.Indicator.Max))
	}
	var units []unitFigure
	for _, l := range w.Units {
		units = append(units, unitFigure{scoring.Commune(l.Unit.Name), p.pointsOf(p.Words.Decimal(l.Line.Shown(l.Bound)), l.Line.Max)})
	}
	return listFigures(units)
}

// pointsOf is what was earned of a maximum.
func (p Paper) pointsOf(earned string, most scoring.Fraction) string {
	return p.Words.Text("paper.points", "points", earned+"/"+p.bound(most))
}

// requestsToChairs are the requests to the chairs.
func (p Paper) requestsToChairs() []string {
	words := p.Words
	var lines []string
	for _, q := range p.Report.Requests {
		var names, what []string
		for _, ind := range q.Indicators {
			names = append(names, words.Text("paper.quoted", "name", p.name(ind.Name)))
		}
		if q.Late {
			what = append(what, words.Text("paper.mend_late"))
		}
		switch {
		case len(names) == 1:
			what = append(what, words.Text("paper.mend_indicator", "indicator", names[0]))
		case len(names) > 1:
			what = append(what, words.Text("paper.mend_indicators", "indicators", words.List(names)))
		}
		whom := words.Text("paper.all_communes")
		if len(q.Units) > 0 {
			whom = p.nameUnits(q.Units)
		}
		lines = append(lines, words.Text("paper.request", "whom", whom, "what", strings.Join(what, "; ")))
	}
	if len(lines) == 0 {
		lines = append(lines, words.Text("paper.go_on"))
	}
	return append(lines, words.Text("paper.more_requests"))
}
