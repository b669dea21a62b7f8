package document

import (
	"slices"
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
		late = append(late, unitFigure{scoring.Commune(l.Unit.Name), words.Text("paper.dossiers", "dossiers", countOf(p, l.Count))})
	}
	switch {
	case len(late) > 0:
		lines = append(lines, words.Text("paper.late", "n", count(len(late)), "units", listFigures(late)))
	case !r.LateKnown:
		lines = append(lines, words.Text("paper.late_uncounted", "span", p.span()))
	case !r.Printed && len(r.Incomplete) > 0:
		lines = append(lines, words.Text("paper.none_late_so_far", "span", p.span()))
	case !r.Printed:
		lines = append(lines, words.Text("paper.none_late", "span", p.span()))
	}
	if r.Printed && r.LateKnown {
		lines = append(lines, words.Text("paper.late_unknown"))
	}
	lines = append(lines, acceptedLate(p)...)
	switch {
	case len(r.Weak) > 0 && r.Rules.ByGroup():
		lines = append(lines, words.Text("paper.weak_in_appendix", "untargeted", untargetedBound(p)))
	case len(r.Weak) > 0:
		lines = append(lines, words.Text("paper.weak", "untargeted", untargetedBound(p)))
	case len(r.Incomplete) > 0:
		lines = append(lines, words.Text("paper.none_weak_so_far"))
	default:
		lines = append(lines, words.Text("paper.none_weak"))
	}
	for _, w := range r.Weak {
		if r.Rules.ByGroup() {
			lines = append(lines, weakIndicator(p, w))
			continue
		}
		lines = append(lines, words.Text("paper.weak_indicator", "indicator", p.name(w.Indicator.Name), "units", p.unitsUnderBound(w)))
	}
	return append(lines, words.Text("paper.causes"))
}

// unitsUnderBound names every unit under the bound with what it earned.
func (p Paper) unitsUnderBound(w report.Weak) string {
	if w.All() {
		return p.Words.Text("paper.all_under_bound", "units", count(w.Of), "score", p.pointsOf(p.Words.Decimal(w.Units[0].Line.Shown(w.Units[0].Bound)), w.Indicator.Max))
	}
	return listLows(p, w.Units)
}

// listLows names units with what they earned.
func listLows(p Paper, lows []report.Low) string {
	var units []unitFigure
	for _, l := range lows {
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
	var lines []string
	if p.Report.Rules.ByGroup() {
		lines = requestsByCode(p)
	} else {
		for _, q := range p.Report.Requests {
			var names []string
			for _, ind := range q.Indicators {
				names = append(names, p.Words.Text("paper.quoted", "name", p.name(ind.Name)))
			}
			lines = append(lines, request(p, q, names))
		}
	}
	if len(lines) == 0 {
		lines = append(lines, p.Words.Text("paper.go_on"))
	}
	return append(lines, p.Words.Text("paper.more_requests"))
}

// request asks the chairs of units to better indicators, which are named so.
func request(p Paper, q report.Request, names []string) string {
	words := p.Words
	var what []string
	if q.Late {
		what = append(what, words.Text("paper.mend_late"))
	}
	switch {
	case len(names) == 1:
		what = append(what, words.Text("paper.mend_indicator", "indicator", names[0]))
	case len(names) > 1:
		what = append(what, words.Text("paper.mend_indicators", "indicators", words.List(names)))
	}
	whom := words.Text("paper.chair", "units", words.Text("paper.all_communes"))
	if len(q.Units) > 0 {
		whom = headsOf(p, q.Units)
	}
	return words.Text("paper.request", "whom", whom, "what", strings.Join(what, "; "))
}

// headsOf are who heads units: the chairs of communes, and the heads of offices.
func headsOf(p Paper, units []scoring.Record) string {
	var communes, offices []scoring.Record
	for _, u := range units {
		if isOffice(u.Name) {
			offices = append(offices, u)
		} else {
			communes = append(communes, u)
		}
	}
	heads := chairsOf(p, communes)
	if len(offices) > 0 {
		heads = append(heads, p.Words.Text("paper.head", "units", p.nameUnits(offices)))
	}
	return strings.Join(heads, "; ")
}

// chairsOf are the chairs of communes, those of a kind together: each commune has its own.
func chairsOf(p Paper, communes []scoring.Record) (chairs []string) {
	var kinds []string
	named := map[string][]string{}
	for _, u := range communes {
		kind, name := kindOf(scoring.Commune(u.Name))
		if !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
		named[kind] = append(named[kind], name)
	}
	for _, kind := range kinds {
		if names := named[kind]; kind == "" || len(names) == 1 {
			chairs = append(chairs, p.Words.Text("paper.chair", "units", strings.TrimSpace(kind+" "+p.Words.List(names))))
		} else {
			chairs = append(chairs, p.Words.Text("paper.chairs", "kind", kind, "units", strings.Join(names, ", ")))
		}
	}
	return chairs
}

// kindOf divides a commune's name as it stands in a sentence: "xã Háng Lìa" is "xã" and "Háng Lìa". The kind is "" where none is told.
func kindOf(commune string) (kind, name string) {
	for _, kind := range []string{"xã", "phường", "đặc khu", "thị trấn"} {
		if name, ok := strings.CutPrefix(commune, kind+" "); ok {
			return kind, name
		}
	}
	return "", commune
}

// isOffice says whether a name is that of an office, which has no people's committee.
func isOffice(name string) bool {
	return slices.ContainsFunc([]string{"sở ", "văn phòng ", "ban ", "trung tâm ", "chi cục ", "thanh tra ", "phòng "}, func(kind string) bool {
		return strings.HasPrefix(strings.ToLower(name), kind)
	})
}

// countOf is a number of dossiers, with its thousands set apart.
func countOf(p Paper, n int64) string {
	if n < 1000 {
		return count(n)
	}
	return p.Words.Number(n)
}
