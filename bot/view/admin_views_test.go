package view_test

import (
	"fmt"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/people"
)

// overview is June of xã Háng Lìa and of so many others that are worse, and one that is not assessed.
func overview(t *testing.T, others int, named string) view.Overview {
	t.Helper()
	o := view.Overview{Month: "2024-06", Rules: rules(t), Now: true, Previous: "2024-05",
		Missing: []scoring.Unit{{Code: "000.98.32.H18", Name: named}}, Overdue: []scoring.UnitCount{{Unit: "000.10.32.H18", Name: named, Count: 3}}}
	first := record(t, "2024-06", hangLia())
	o.Records = append(o.Records, first)
	for i := range others {
		tallies := hangLia()
		tallies["TD"] = scoring.Tally{Numerator: int64(max(0, 10-i)), Denominator: 13}
		r := record(t, "2024-06", tallies)
		r.Unit, r.Name, r.Rank = fmt.Sprintf("000.%d.32.H18", 11+i), named, 2+i
		o.Records = append(o.Records, r)
	}
	none := record(t, "2024-06", nil)
	none.Unit, none.Name, none.Rank = "000.99.32.H18", named, 0
	o.Records = append(o.Records, none)
	before := record(t, "2024-05", hangLia())
	better := hangLia()
	better["TD"] = scoring.Tally{Numerator: 13, Denominator: 13}
	moved := record(t, "2024-05", better)
	moved.Unit = "000.11.32.H18"
	o.All = scoring.NewOverview(o.Rules, o.Records, []scoring.Record{before, moved}, scoring.Targets{})
	return o
}

// overviewViews are all views of an overview.
func overviewViews(t *testing.T, r view.Reader, o view.Overview) map[string]bot.Message {
	t.Helper()
	heat, err := view.HeatMap(r, o, 0, func(rec scoring.Record) int { return scoring.UnderTarget(o.Rules, rec) })
	if err != nil {
		t.Fatal(err)
	}
	return map[string]bot.Message{
		"overview":           view.OverviewText(r, o),
		"overview-units":     view.OverviewUnits(r, o, 0),
		"overview-choice":    view.OverviewChoice(r, o),
		"overview-indicator": view.OverviewIndicator(r, o, indicator(t, "TD"), o.Records, 0),
		"heat-map":           heat,
	}
}

// targetViews are all views of targets.
func targetViews(t *testing.T, r view.Reader, named string) map[string]bot.Message {
	t.Helper()
	o := overview(t, 25, named)
	set := scoring.NewTargets([]scoring.Target{{Indicator: "TD", Share: scoring.Frac(19, 20), Since: at("2024-07-01 09:00")},
		{Indicator: "TD", Unit: "000.10.32.H18", Share: scoring.Frac(7, 8), Since: at("2024-07-02 09:00")}})
	forAll := view.Aim{Aims: view.Aims{Rules: rules(t), Targets: set}, Indicator: indicator(t, "TD"), By: "quản trị, số 1"}
	for range 12 {
		forAll.Own = append(forAll.Own, view.UnitAim{Name: named, Share: scoring.Frac(7, 8)})
	}
	ofUnit := forAll
	ofUnit.Unit, ofUnit.Name, ofUnit.Own = "000.10.32.H18", named, nil
	change := func(a view.Aim, records []scoring.Record, p view.Proposal) view.Change {
		c := view.Change{Aim: a, Proposal: p, Then: set.Without("TD", a.Unit), Month: "2024-06", Records: o.Records, Measured: records}
		if !p.Back {
			c.Then = c.Then.With(scoring.Target{Indicator: "TD", Unit: a.Unit, Share: p.Share})
		}
		c.Effect = scoring.NewEffect(a.Indicator, records, set, c.Then)
		return c
	}
	up := view.Proposal{Indicator: "TD", Share: scoring.Frac(97, 100)}
	moved := change(forAll, o.Records, up)
	moved.Moved, moved.Seen = true, 1234567
	return map[string]bot.Message{
		"targets":               view.TargetList(r, forAll.Aims),
		"targets-unit":          view.TargetList(r, ofUnit.Aims),
		"target":                view.TargetOf(r, forAll),
		"target-unit":           view.TargetOf(r, ofUnit),
		"target-change":         view.TargetChange(r, change(forAll, o.Records, up)),
		"target-change-unit":    view.TargetChange(r, change(ofUnit, o.Records[:1], up)),
		"target-back-unit":      view.TargetChange(r, change(ofUnit, o.Records[:1], view.Proposal{Indicator: "TD", Back: true})),
		"target-without-unit":   view.TargetChange(r, change(ofUnit, nil, up)),
		"target-moved":          view.TargetChange(r, moved),
		"target-affected":       view.Affected(r, change(forAll, o.Records, up), 0),
		"target-affected-last":  view.Affected(r, change(forAll, o.Records, up), 1),
		"target-affected-after": view.Affected(r, change(forAll, o.Records, up), 9),
	}
}

// logViews are all views of the audit log.
func logViews(r view.Reader, by, about string) map[string]bot.Message {
	f := people.LogFilter{By: 12345, Unit: "000.10.32.H18", Action: "invitation-revoked"}
	l := view.Log{Filter: f, By: by, Unit: about, Newer: true, Older: true}
	for range view.LogPage {
		l.Entries = append(l.Entries, view.LogEntry{ID: 1234567, At: at("2024-07-02 09:00"), By: by, Action: "invitation-revoked", About: []string{about, "TD", about, "95%"}})
	}
	return map[string]bot.Message{
		"log":        view.AuditLog(r, l),
		"log-none":   view.AuditLog(r, view.Log{Filter: people.LogFilter{Action: "unheard-of"}}),
		"log-choice": view.LogChoice(r, r.Words.Text("log.ask_kind"), view.LogActions(r, f, []string{"target-set", "unheard-of"}), view.Link{To: view.ToLogKinds}),
		"log-file":   view.LogFile(r, l, true, bot.File{Name: "x.xlsx", Body: []byte("x")}),
	}
}

func TestViewsOfAdmins(t *testing.T) {
	for _, language := range locales.Languages() {
		r := reader(t, language, "2024-07-15 08:00")
		for _, views := range []map[string]bot.Message{
			overviewViews(t, r, overview(t, 2, "UBND xã Phì Nhừ")), targetViews(t, r, "UBND xã Phì Nhừ"),
			logViews(r, r.Words.Text("actor.numbered", "role", r.Words.Text("role.admin"), "number", "1"), "xã Háng Lìa"),
		} {
			for name, m := range views {
				golden(t, name+"."+language, m)
			}
		}
	}
}

// Whole pages of the longest names make messages and captions that Telegram takes.
func TestNothingForAdminsGrowsTooLong(t *testing.T) {
	for says, name := range map[string]string{
		"a whole page": strings.Repeat("Ộ", 5000), "marks without end": "e" + strings.Repeat("\u0301", 5000), "pictures": strings.Repeat("🏔", 300),
		"markup": "UBND xã " + strings.Repeat("Nghiễu<&", 9), "nothing": "",
	} {
		for _, language := range locales.Languages() {
			r := reader(t, language, "2024-07-15 08:00")
			for _, views := range []map[string]bot.Message{
				overviewViews(t, r, overview(t, 60, name)), targetViews(t, r, name), logViews(r, view.UnitName(name)+"x", view.UnitName(name)+"x"),
			} {
				for kind, m := range views {
					acceptable(t, kind+" with "+says+" in "+language, m)
				}
			}
		}
	}
}

func TestProposalsComeBackAsTheyWent(t *testing.T) {
	for _, p := range []view.Proposal{{Indicator: "TD", Share: scoring.Frac(7, 8)}, {Indicator: "TD"}, {Indicator: "TD", Share: scoring.Int(1)}, {Indicator: "TD", Back: true}, {Indicator: "TD", Share: scoring.Frac(7, 8), Seen: 12}, {Indicator: "TD", Back: true, Seen: 12}} {
		got, ok := view.ReadProposal(p.Item())
		if !ok || got.Indicator != p.Indicator || got.Back != p.Back || got.Seen != p.Seen || got.Share.Cmp(p.Share) != 0 {
			t.Errorf("%+v becomes %q and %+v", p, p.Item(), got)
		}
	}
	for _, item := range []string{"", "TD", "=", "=5", "TD=x", "TD=-1", "TD=10001", "TD=01", "TD=5=x", "TD=5=0", "TD=5=-1", "TD=5=05", "TD=5=5=5", "TD=+5", "TD= 5"} {
		if p, ok := view.ReadProposal(item); ok {
			t.Errorf("%q is read as %+v", item, p)
		}
	}
}
