package document

import (
	"slices"
	"strings"

	"motcua/scoring"
	"motcua/scoring/report"
)

// Where there are many indicators, a letter names so many units of each that are under its bound, and so many that lag behind most; the
// appendix has all of them.
const (
	namedIfFew  = 5
	namedLowest = 3
)

// weakIndicator says of an indicator by its code who is under its bound: all of few units; of many how many, and the lowest.
func weakIndicator(p Paper, w report.Weak) string {
	words := p.Words
	units := p.unitsUnderBound(w)
	if !w.All() && len(w.Units) > namedIfFew {
		lowest := lowestUnits(w)
		score := p.pointsOf(words.Decimal(w.Units[0].Line.Shown(w.Units[0].Bound)), w.Indicator.Max)
		if len(lowest) > namedIfFew {
			units = words.Text("paper.weak_lowest_many", "n", count(len(w.Units)), "of", count(w.Of), "lowest", count(len(lowest)), "score", score)
		} else {
			units = words.Text("paper.weak_lowest", "n", count(len(w.Units)), "of", count(w.Of), "units", listLows(p, lowest))
		}
	}
	return words.Text("paper.weak_indicator", "indicator", w.Indicator.Code+". "+p.name(w.Indicator.Name), "units", units)
}

// untargetedBound says under which share an indicator without a target is named, in letters that name the weak; "" where none is.
func untargetedBound(p Paper) string {
	share, has := report.FairShare(p.Report.Rules)
	if !has {
		return ""
	}
	return p.Words.Text("paper.untargeted", "share", p.bound(share.Mul(scoring.Int(100))))
}

// lowestUnits are the lowest few of the units under a bound. Those that earned the same are named together or not at all: all of the lowest are
// there, however many.
func lowestUnits(w report.Weak) []report.Low {
	same := func(i int) (end int) {
		for end = i + 1; end < len(w.Units) && w.Units[end].Line.Points.Cmp(w.Units[i].Line.Points) == 0; {
			end++
		}
		return end
	}
	end := same(0)
	for end < namedLowest {
		next := same(end)
		if next > namedIfFew {
			break
		}
		end = next
	}
	return w.Units[:end]
}

// requestsByCode are the requests to the chairs where there are many indicators, which are named by their codes. Of many units those that lag
// behind most are named; the others are those of the appendix.
func requestsByCode(p Paper) (lines []string) {
	words, lagging := p.Words, p.Report.Lagging()
	if len(p.Report.Records) <= fewUnits {
		for _, q := range p.Report.Requests {
			lines = append(lines, request(p, q, codesOf(q.Indicators)))
		}
		return lines
	}
	for _, q := range p.Report.Requests {
		if len(q.Units) == 0 {
			lines = append(lines, request(p, q, codesOf(q.Indicators)))
		}
	}
	if len(p.Report.Late) > 0 {
		lines = append(lines, words.Text("paper.request", "whom", words.Text("paper.chair", "units", words.Text("paper.units_late")), "what", words.Text("paper.mend_late")))
	}
	if len(lagging) > 0 {
		var most []string
		for _, l := range lagging[:min(namedIfFew, len(lagging))] {
			most = append(most, words.Text("paper.lagging_unit", "unit", scoring.Commune(l.Unit.Name), "indicators", strings.Join(codesOf(l.Indicators), ", ")))
		}
		lines = append(lines, words.Text("paper.request_lagging", "units", strings.Join(most, "; ")))
	}
	return lines
}

func codesOf(indicators []scoring.Indicator) (codes []string) {
	for _, ind := range indicators {
		codes = append(codes, ind.Code)
	}
	return codes
}

// isWeak says whether a unit is under the bound of an indicator.
func isWeak(p Paper, unit, indicator string) bool {
	i := slices.IndexFunc(p.Report.Weak, func(w report.Weak) bool { return w.Indicator.Code == indicator })
	return i >= 0 && slices.ContainsFunc(p.Report.Weak[i].Units, func(l report.Low) bool { return l.Unit.Unit == unit })
}
