package comparison

import (
	"cmp"
	"slices"

	"motcua/scoring"
	"motcua/scoring/compare"
)

// Told says in lines what the lists are and how they differ: the kinds first, then the units, those with the most differences before the
// others, at most so many.
func Told(p Paper, most int) (lists, kinds, units []string) {
	words := p.Words
	for i := range p.Lists {
		lists = append(append(lists, ListLine(p, i)), p.doubts(i)...)
	}
	if p.Total.Differ == 0 {
		kinds = append(kinds, words.Text("compare.nothing", "n", p.Both))
	} else {
		kinds = append(kinds, words.Text("compare.summary", "n", p.Both, "differ", p.Total.Differ))
	}
	for _, k := range p.found() {
		kinds = append(kinds, words.Text("compare.kind_line", "kind", words.Text("compare.kind."+string(k)), "n", p.Total.Counts[k]))
	}
	for i, n := range p.Total.Beyond {
		if n > 0 {
			kinds = append(kinds, words.Text("compare.beyond_line", "n", n, "place", i+1))
		}
	}
	kinds = append(kinds, p.reportsLine()...)
	differing := slices.DeleteFunc(slices.Clone(p.Units), func(u compare.Unit) bool { return u.Differ == 0 })
	slices.SortStableFunc(differing, func(a, b compare.Unit) int { return cmp.Compare(b.Differ, a.Differ) })
	for _, u := range differing[:min(most, len(differing))] {
		units = append(units, words.Text("compare.unit_line", "unit", cmp.Or(p.Names[u.Unit], u.Unit), "n", u.Differ, "points", GainText(p, u)))
	}
	if more := len(differing) - most; more > 0 {
		units = append(units, words.Text("cli.import_more", "n", more))
	}
	return lists, kinds, units
}

// GainText is how a unit's points would change if all that differs were as in the second list.
func GainText(p Paper, u compare.Unit) string {
	by, whole := u.Gain(u.All)
	if !whole {
		return p.Words.Text("compare.gain_unknown")
	}
	return p.Words.Text("compare.gain_line", "gain", p.Words.Signed(by.Shown(scoring.Bounds{Decimals: 2})))
}

// doubts say what of a list is not compared, and why.
func (p Paper) doubts(i int) (lines []string) {
	words, l := p.Words, p.Lists[i]
	if l.Doubted {
		lines = append(lines, words.Text("compare.doubted", "place", i+1, "term", words.Term(string(p.Term))))
	}
	if l.Refused > 0 {
		lines = append(lines, words.Text("compare.refused", "place", i+1, "n", l.Refused))
	}
	if l.Again > 0 {
		lines = append(lines, words.Text("compare.again", "place", i+1, "n", l.Again))
	}
	var columns []string
	for _, lack := range l.Lacking {
		if lack.Matters(p.Rules) {
			columns = append(columns, words.Text("compare.column."+string(lack)))
		}
	}
	if len(columns) > 0 {
		lines = append(lines, words.Text("compare.lacking", "place", i+1, "columns", words.List(columns)))
	}
	return lines
}

// reportsLine says how many open reports the lists bear out.
func (p Paper) reportsLine() []string {
	born, listed := 0, 0
	for _, r := range p.Reports {
		switch r.Verdict {
		case compare.BornOut:
			born, listed = born+1, listed+1
		case compare.Otherwise, compare.SameInBoth:
			listed++
		}
	}
	if listed == 0 {
		return nil
	}
	return []string{p.Words.Text("compare.reports", "born", born, "n", listed)}
}
