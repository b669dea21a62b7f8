package comparison

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"motcua/scoring"
	"motcua/scoring/compare"
	"motcua/scoring/export/dossier"
)

// found are the kinds of difference that there are, in their order.
func (p Paper) found() (kinds []compare.Kind) {
	for _, k := range compare.Kinds() {
		if p.Total.Counts[k] > 0 {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// title is what the lists are, above a table.
func (p Paper) title(b *book) {
	words := p.Words
	b.line(words.Text("compare.title", "term", words.Term(string(p.Term))))
	for i := range p.Lists {
		b.line(ListLine(p, i))
	}
	b.line(words.Text("compare.judged", "rules", p.Rules.Decision, "time", p.instant(p.Window.CutOff)))
}

// ListLine says what a list is.
func ListLine(p Paper, i int) string {
	l := p.Lists[i]
	key := "compare.list_guessed"
	if l.Stated {
		key = "compare.list"
	}
	return p.Words.Text(key, "place", i+1, "name", l.Name, "rows", l.Rows, "period", p.Words.Period(l.Period.From.In(p.Zone), l.Period.Until.In(p.Zone)), "lists", p.Words.Text("lists."+l.Lists.String()), "time", p.Words.DateTime(l.DataTime.In(p.Zone)))
}

// unitsSheet is the differences counted by unit, and what they cost.
func (p Paper) unitsSheet(b *book) {
	words, kinds := p.Words, p.found()
	b.widths(11+len(kinds), 20, 30, 12)
	p.title(b)
	about := "compare.about_points"
	if !p.Rules.Converted {
		about = "compare.about_points_added"
	}
	b.line(words.Text(about))
	heads := []string{
		words.Text("paper.unit_code"), words.Text("paper.unit_name"), words.Text("compare.in_list", "place", 1), words.Text("compare.in_list", "place", 2),
		words.Text("compare.beyond", "place", 1), words.Text("compare.beyond", "place", 2), words.Text("compare.differ"),
	}
	for _, k := range kinds {
		heads = append(heads, words.Text("compare.kind."+string(k)))
	}
	heads = append(heads, words.Text("compare.points", "place", 1), words.Text("compare.points", "place", 2), words.Text("compare.all_gain"), words.Text("compare.whole"))
	b.heads(heads...)
	row := func(u compare.Unit, code, name string) []any {
		cells := []any{code, name, u.Dossiers[0], u.Dossiers[1], u.Beyond[0], u.Beyond[1], u.Differ}
		for _, k := range kinds {
			cells = append(cells, u.Counts[k])
		}
		return cells
	}
	for _, u := range p.Units {
		cells := row(u, u.Unit, p.Names[u.Unit])
		for _, figures := range u.Figures {
			cells = append(cells, sum(figures))
		}
		by, whole := u.Gain(u.All)
		if u.Figures[0] == nil {
			cells = append(cells, "-", words.Text("compare.not_there"))
		} else {
			cells = append(cells, figure(by), wholeText(p, whole))
		}
		b.cells(cells...)
	}
	b.cells(append(row(p.Total, "", words.Text("compare.total")), "", "", "", "")...)
}

func wholeText(p Paper, whole bool) string {
	if whole {
		return ""
	}
	return p.Words.Text("compare.not_whole")
}

// sum is the points of the figures that are known; "-" where none is.
func sum(figures []compare.Figure) any {
	total, some := scoring.Fraction{}, false
	for _, f := range figures {
		if f.Known {
			total, some = total.Add(f.Points), true
		}
	}
	if !some {
		return "-"
	}
	return figure(total)
}

// indicatorsSheet is what each kind of difference costs a unit in each indicator.
func (p Paper) indicatorsSheet(b *book) {
	words, kinds := p.Words, p.found()
	b.widths(11+len(kinds), 20, 30, 10, 34, 11)
	p.title(b)
	b.line(words.Text("compare.about_kinds"))
	heads := []string{words.Text("paper.unit_code"), words.Text("paper.unit_name"), words.Text("compare.indicator"), words.Text("compare.indicator_name")}
	for i := range p.Lists {
		for _, key := range []string{"compare.numerator", "compare.denominator", "compare.points"} {
			heads = append(heads, words.Text(key, "place", i+1))
		}
	}
	for _, k := range kinds {
		heads = append(heads, words.Text("compare.gain_of", "kind", words.Text("compare.kind."+string(k))))
	}
	b.heads(append(heads, words.Text("compare.all_gain"))...)
	for _, u := range p.Units {
		for i, ind := range p.Indicators {
			cells := []any{u.Unit, p.Names[u.Unit], ind.Code, ind.Name.In(words.Language())}
			for _, figures := range u.Figures {
				cells = append(cells, figureCells(figures, i)...)
			}
			for _, k := range kinds {
				cells = append(cells, gainCell(u, u.Mended[k], i))
			}
			b.cells(append(cells, gainCell(u, u.All, i))...)
		}
	}
}

func figureCells(figures []compare.Figure, i int) []any {
	if figures == nil || !figures[i].Known {
		return []any{"-", "-", "-"}
	}
	f := figures[i]
	return []any{f.Tally.Numerator, f.Tally.Denominator, figure(f.Points)}
}

// gainCell is what mending changes of an indicator: 0 where it moves nothing, "-" where one of the two is not known.
func gainCell(u compare.Unit, mended []compare.Figure, i int) any {
	switch {
	case u.Figures[0] == nil || !u.Figures[0][i].Known:
		return "-"
	case mended == nil:
		return 0
	case !mended[i].Known:
		return "-"
	}
	return figure(mended[i].Points.Sub(u.Figures[0][i].Points))
}

// dossiersSheet is each difference in a row of its own.
func (p Paper) dossiersSheet(b *book) {
	words := p.Words
	b.widths(8, 20, 30, 32, 16, 44, 28, 24)
	p.title(b)
	b.heads(
		words.Text("paper.unit_code"), words.Text("paper.unit_name"), words.Text("paper.dossier"), words.Text("compare.procedure_code"),
		words.Text("paper.procedure"), words.Text("compare.kind_head"), words.Text("compare.says", "place", 1), words.Text("compare.says", "place", 2),
	)
	for d := range p.Differences() {
		for _, k := range d.Kinds {
			if b.row > mostRows {
				return
			}
			some := d.Says[0]
			if some == nil {
				some = d.Says[1]
			}
			b.cells(d.Unit, p.Names[d.Unit], scoring.CodeShown(d.Code), some.ProcedureCode, procedureOf(d), words.Text("compare.kind."+string(k)), p.says(k, d.Says[0]), p.says(k, d.Says[1]))
		}
	}
}

// procedureOf is the name that one of the lists has.
func procedureOf(d compare.Difference) string {
	var all [2]string
	for i, says := range d.Says {
		if says != nil {
			all[i] = says.Procedure
		}
	}
	return cmp.Or(all[0], all[1])
}

// says is what a list says of a dossier that is compared.
func (p Paper) says(k compare.Kind, d *dossier.Dossier) string {
	words := p.Words
	if d == nil {
		return words.Text("compare.not_in_list")
	}
	switch k {
	case compare.OtherUnit:
		return strings.TrimSpace(d.Unit + " " + p.Names[d.Unit])
	case compare.OtherReceipt:
		return p.instant(d.Received)
	case compare.OtherDue:
		return cmp.Or(p.instant(d.Due), words.Text("compare.no_due"))
	case compare.OtherFinish:
		return p.instant(d.Finished)
	case compare.OtherChannel:
		return words.Meaning("channel", strconv.Itoa(int(d.Channel)))
	case compare.OtherFee:
		return p.answer(d.Fee)
	case compare.OtherPayment:
		return p.answer(d.PaidOnline)
	case compare.OtherDigitised:
		return p.answer(d.Digitised)
	case compare.OtherEResult:
		return p.answer(d.EResult)
	case compare.OtherReused:
		return p.answer(d.Reused)
	case compare.OtherStore:
		return p.answer(d.FromStore)
	case compare.OtherVerified:
		return p.answer(d.Verified)
	}
	return p.status(d)
}

// status is the status, with the time at which it ended.
func (p Paper) status(d *dossier.Dossier) string {
	if d.Status == 0 {
		return p.Words.Text("compare.unknown")
	}
	text := p.Words.Meaning("status", strconv.Itoa(int(d.Status)))
	if d.Finished != 0 {
		text += ", " + p.instant(d.Finished)
	}
	return text
}

func (p Paper) answer(a dossier.Answer) string {
	switch a {
	case dossier.Yes:
		return p.Words.Text("meaning.yes")
	case dossier.No:
		return p.Words.Text("meaning.no")
	}
	return p.Words.Text("compare.unknown")
}

// instant is a time in the authority's zone; "" for none.
func (p Paper) instant(at int64) string {
	if at == 0 {
		return ""
	}
	return time.Unix(at, 0).In(p.Zone).Format("02/01/2006 15:04")
}

// reportsSheet is the open reports of wrong data, held against the lists.
func (p Paper) reportsSheet(b *book) {
	words := p.Words
	b.widths(6, 20, 30, 32, 40, 40, 18)
	p.title(b)
	b.heads(words.Text("paper.unit_code"), words.Text("paper.unit_name"), words.Text("paper.dossier"), words.Text("compare.reason"), words.Text("compare.verdict_head"), words.Text("compare.reported"))
	for _, r := range p.Reports {
		b.cells(r.Dossier.Unit, r.Dossier.UnitName, scoring.CodeShown(r.Dossier.Code), p.reason(r.Reason), words.Text("compare.verdict."+string(r.Verdict)), p.instant(r.At.Unix()))
	}
}

// reason is what was reported. What somebody wrote in words of their own stays where it was written.
func (p Paper) reason(r scoring.DisputeReason) string {
	if r == scoring.OtherReason {
		return p.Words.Text("compare.other_reason")
	}
	return p.Words.Text("dispute_reason." + string(r))
}
