package advice

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/bot/chat/scores"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/advice"
	"motcua/scoring/export/dossier"
)

// made is a month of xã Háng Lìa of some dossiers, looked at on the 20th: many that are as they should be, and of each kind that can still
// be done something with as many as it says.
type made struct {
	rules                           *scoring.RuleSet
	good, unpaid, undigitised, bare int // bare: resolved without an electronic result
	due, overdue, later             int // open: due within the month, past due, due after it
	entered                         map[string]scoring.Tally
	cut                             time.Time
}

// prospectOf is what can become of it.
func prospectOf(t *testing.T, of made) prospect {
	t.Helper()
	m := scoring.Month("2026-09")
	if of.cut.IsZero() {
		of.cut = chattest.At("2026-09-20 17:00")
	}
	w := dossier.NewWindow(scoring.Term(m), chattest.Zone(), of.cut, of.rules)
	all := of.dossiers(w)
	tallies := dossier.NewTallies(of.rules.Sources())
	var held []advice.Held
	for i, d := range all {
		held = append(held, advice.Hold(w, w.CutOff, int64(i), d, d.Procedure))
		tallies.Add(held[i].Class, 1)
	}
	f := scoring.Figures{Tallies: map[string]scoring.Tally{}}
	for _, ind := range of.rules.Indicators {
		if tally, ok := tallies[ind.Counts]; ok && !ind.Counts.OfProcedures() {
			f.Tallies[ind.Code] = tally
		}
		if tally, ok := of.entered[ind.Code]; ok {
			f.Tallies[ind.Code] = tally
		}
	}
	card, err := scoring.ScoreFigures(of.rules, m, "000.10.32.H18", f)
	if err != nil {
		t.Fatal(err)
	}
	card.CutOff = of.cut
	rec := scoring.Record{Standing: scoring.Standing{Scorecard: card, Rank: 5, Of: 14}, Name: "UBND xã Háng Lìa", DataTime: of.cut}
	month, err := advice.New(of.rules, card, w, held)
	if err != nil {
		t.Fatal(err)
	}
	return prospect{Card: scores.Card{Record: rec, Rules: of.rules, Previous: "2026-08"}, Month: month}
}

func (of made) dossiers(w dossier.Window) (all []dossier.Dossier) {
	const day = 24 * 3600
	good := dossier.Dossier{Received: w.Start + day, Due: w.Start + 10*day, Finished: w.Start + 3*day, Status: dossier.ResultReturned, Channel: dossier.Online, Procedure: "a",
		Fee: dossier.Yes, PaidOnline: dossier.Yes, Digitised: dossier.Yes, EResult: dossier.Yes, Reused: dossier.Yes, FromStore: dossier.Yes, Verified: dossier.Yes}
	add := func(n int, change func(*dossier.Dossier)) {
		for range n {
			d := good
			change(&d)
			all = append(all, d)
		}
	}
	open := func(due int64) func(*dossier.Dossier) {
		return func(d *dossier.Dossier) {
			d.Status, d.Finished, d.Due, d.EResult = dossier.Processing, 0, due, dossier.No
		}
	}
	add(of.good, func(*dossier.Dossier) {})
	add(of.unpaid, func(d *dossier.Dossier) {
		open(w.End + day)(d)
		d.PaidOnline, d.Channel = dossier.No, dossier.Direct
	})
	add(of.undigitised, func(d *dossier.Dossier) { d.Digitised, d.Channel = dossier.No, dossier.Direct })
	add(of.bare, func(d *dossier.Dossier) { d.EResult = dossier.No })
	add(of.due, open(w.End-3*day))
	add(of.overdue, open(w.Start+5*day))
	add(of.later, open(w.End+5*day))
	return all
}

// months are months as there are.
func months(t *testing.T) map[string]made {
	rules, national := chattest.Rules(t), chattest.National(t)
	ended := chattest.At("2026-10-01 00:00")
	return map[string]made{
		"near":   {rules: rules, good: 30, unpaid: 11, undigitised: 6, bare: 4, due: 8, overdue: 3, later: 5},
		"far":    {rules: rules, good: 2, overdue: 9, entered: map[string]scoring.Tally{"CK2": {Denominator: 3}}},
		"best":   {rules: rules, good: 30, due: 2},
		"ended":  {rules: rules, good: 20, unpaid: 5, undigitised: 9, bare: 7, overdue: 6, cut: ended},
		"766":    {rules: national, good: 40, unpaid: 10, undigitised: 12, bare: 9, due: 8, overdue: 3, later: 5},
		"nobody": {rules: rules, good: 25},
	}
}

func advised(t *testing.T, p prospect) counsel {
	t.Helper()
	better := p.Record
	better.Unit = "000.11.32.H18"
	better.Converted = better.Converted.Add(scoring.Frac(3, 4))
	return counselOf(p, []scoring.Record{better, p.Record}, "")
}

func screens(t *testing.T, r chat.Renderer) map[string]bot.Message {
	all := map[string]bot.Message{}
	var records []scoring.Record
	gone := map[string]*advice.Month{}
	for name, of := range months(t) {
		p := prospectOf(t, of)
		all[name] = adviceScreen(r, advised(t, p))
		all[name+"-cases"] = casesScreen(r, p)
		all[name+"-end"] = endScreen(r, ending{prospect: p, Span: p.Month.Span(), Ranked: true, Best: 2, Worst: 9, Of: 14, AsBefore: p.Record.Scorecard, Months: []scoring.Month{"2026-08", "2026-07", "2026-06"}})
		rec := p.Record
		rec.Unit, rec.Name = name, "UBND xã "+name
		if of.rules.Code == chattest.Rules(t).Code {
			records, gone[name] = append(records, rec), p.Month
		}
	}
	p := prospectOf(t, months(t)["near"])
	one, filed := p.Month.If(advice.Pay, 3), outcome{prospect: p, Act: fileOnline, Asked: 5, Done: 5}
	filed.Span, _ = p.Month.IfFiled(true, 5)
	all["case-pay"] = caseScreen(r, outcome{prospect: p, Act: "pay", Asked: 3, Done: one.Done, Span: one.Span})
	many := p.Month.If(advice.Digitise, 50)
	all["case-fewer"] = caseScreen(r, outcome{prospect: p, Act: "digitise", Asked: 50, Done: many.Done, Span: many.Span})
	all["case-filed"] = caseScreen(r, filed)
	all["case-over"] = caseScreen(r, outcome{prospect: p, Act: fileOnline, Asked: 5, Over: true})
	all["list"] = listScreen(r, actList{prospect: p, Act: advice.Pay, Total: 11, Rows: dossiersListed(2)})
	all["list-due"] = listScreen(r, actList{prospect: p, Act: advice.Finish, Total: 8, Page: 1, Rows: dossiersListed(2)})
	all["list-none"] = listScreen(r, actList{prospect: p, Act: advice.Issue})
	early := prospectOf(t, months(t)["ended"])
	early.Record.DataTime = chattest.At("2026-09-28 17:00")
	all["ended-early-end"] = endScreen(r, ending{prospect: early, Span: early.Month.Span()})
	closed := p
	closed.Record.Closed = true
	all["closed"] = adviceScreen(r, counsel{prospect: closed})
	printed := p
	printed.Month, printed.Record.Published = nil, true
	all["uncounted"] = adviceScreen(r, counsel{prospect: printed})
	partial := months(t)["near"]
	unranked := prospectOf(t, partial)
	unranked.Record.State, unranked.Record.Lacks, unranked.Record.Rank = scoring.MonthPartial, []string{"TD"}, 0
	all["unranked"] = adviceScreen(r, counsel{prospect: unranked, Levers: unranked.Month.Levers()})
	slices.SortFunc(records, func(a, b scoring.Record) int { return strings.Compare(a.Unit, b.Unit) })
	n := near{Month: "2026-09", Records: records}
	n.find(gone)
	all["units"] = unitsScreen(r, n)
	all["units-closed"] = unitsScreen(r, near{Month: "2026-09", Closed: true, Records: records})
	return all
}

func dossiersListed(n int) (rows []scoring.Listed) {
	for i := range n {
		rows = append(rows, scoring.Listed{Code: fmt.Sprintf("000.10.32.H18-260905-%04d", i+2), Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Procedure: "Đăng ký khai sinh",
			Received: chattest.At("2026-09-05 08:10"), Due: chattest.At("2026-09-28 17:00")})
	}
	return rows
}

func TestScreensAreAsTheyWereSeen(t *testing.T) {
	for _, language := range locales.Languages() {
		for name, m := range screens(t, chattest.Renderer(t, language, "2026-09-20 17:05")) {
			chattest.Golden(t, name+"."+language, m)
		}
	}
}

// Whatever leads to a list of dossiers is protected as the list is: an edit cannot protect it later.
func TestScreensThatLeadToDossiersAreProtected(t *testing.T) {
	for name, m := range screens(t, chattest.Renderer(t, "vi", "2026-09-20 17:05")) {
		for _, row := range m.Buttons {
			for _, b := range row {
				if b.Protects && !m.Protected {
					t.Errorf("%s leads by %q to dossiers and can be forwarded", name, b.Label)
				}
			}
		}
	}
}

func TestNothingGrowsTooLong(t *testing.T) {
	for says, name := range chattest.Names() {
		for _, language := range locales.Languages() {
			r := chattest.Renderer(t, language, "2026-09-20 17:05")
			p := prospectOf(t, months(t)["766"])
			p.Record.Name = name
			chattest.Acceptable(t, "advice with "+says, adviceScreen(r, advised(t, p)))
			p.Others = slices.Repeat([]scoring.Unit{{Code: strings.Repeat("9", 70), Name: name}}, 2)
			chattest.Acceptable(t, "cases with "+says, casesScreen(r, p))
			span, _ := p.Month.IfFiled(true, mostInCase)
			chattest.Acceptable(t, "case with "+says, caseScreen(r, outcome{prospect: p, Act: fileOnline, Asked: mostInCase, Done: mostInCase, Span: span}))
			chattest.Acceptable(t, "end with "+says, endScreen(r, ending{prospect: p, Span: p.Month.Span(), Ranked: true, Best: 1, Worst: 3321, Of: 3321,
				AsBefore: p.Record.Scorecard, Months: []scoring.Month{"2026-08", "2026-07", "2026-06"}}))
			rows := slices.Repeat([]scoring.Listed{{Code: strings.Repeat("H18-", 40), UnitName: name, Procedure: strings.Repeat("Đăng ký & <khai sinh> ", 30)}}, listPage)
			chattest.Acceptable(t, "list with "+says, listScreen(r, actList{prospect: p, Act: advice.Pay, Total: 200, Page: 3, Rows: rows}))
			n := near{Month: "2026-09"}
			for i := range 40 {
				rec := p.Record
				rec.Unit = fmt.Sprint(i)
				n.Records = append(n.Records, rec)
				n.Gain, n.Lose = append(n.Gain, reach{Record: rec, Up: rec.Grade, Acts: 200}), append(n.Lose, reach{Record: rec, Down: rec.Grade})
			}
			chattest.Acceptable(t, "units with "+says, unitsScreen(r, n))
		}
	}
}
