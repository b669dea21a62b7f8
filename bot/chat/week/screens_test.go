package week

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/locales"
	"motcua/scoring"
)

// now is a Monday morning.
const now = "2024-07-08 07:30"

// own is the week of a unit of this name, ranked in June as it was the week before but for one place and some points.
func own(t *testing.T, r chat.Renderer, name string) unitWeek {
	t.Helper()
	rec := chattest.Record(t, "2024-06", chattest.HangLia())
	rec.Name = name
	was := rec
	was.Converted, was.Rank = rec.Converted.Sub(scoring.Frac(12, 10)), rec.Rank+1
	return unitWeek{
		span: spanOf(r), Unit: rec.Unit, Name: name, Month: "2024-06", Record: &rec, Rules: chattest.Rules(t), Was: &was, At: chattest.At("2024-07-01 07:30"),
		Average: scoring.Average{Units: 14, Points: scoring.Frac(2551, 30)}, DataTime: chattest.At("2024-07-05 17:00"), Overdue: 3, Due: 5,
	}
}

// units are the weeks of a unit in all forms.
func units(t *testing.T, r chat.Renderer, name string) map[string]bot.Message {
	t.Helper()
	all := map[string]unitWeek{}
	for _, form := range []string{"unit", "unit-first", "unit-otherwise", "unit-partial", "unit-without", "unit-silent", "unit-average"} {
		all[form] = own(t, r, name)
	}
	change := func(form string, f func(*unitWeek)) {
		w := all[form]
		f(&w)
		all[form] = w
	}
	change("unit-first", func(w *unitWeek) { w.Was, w.Begun = nil, "2024-07" })
	change("unit-otherwise", func(w *unitWeek) { w.Was.RuleSet = "other" })
	change("unit-partial", func(w *unitWeek) {
		w.Record.State, w.Record.Lacks, w.Record.Rank = scoring.MonthPartial, []string{"TT1"}, 0
	})
	change("unit-without", func(w *unitWeek) { w.Record, w.DataTime = nil, time.Time{} })
	change("unit-silent", func(w *unitWeek) { w.DataTime = chattest.At("2024-06-03 17:00") })
	change("unit-average", func(w *unitWeek) {
		w.Average.Points = w.Record.Converted
		w.Others = []scoring.Unit{{Code: "000.11.32.H18", Name: name}}
	})
	screens := map[string]bot.Message{}
	for form, w := range all {
		screens[form] = unitScreen(r, w)
	}
	return screens
}

// whole is the week of so many units of this name.
func whole(t *testing.T, r chat.Renderer, n int, name string) allWeek {
	t.Helper()
	w := allWeek{span: spanOf(r), Month: "2024-06", Rules: chattest.Rules(t), At: chattest.At("2024-07-01 07:30")}
	var before []scoring.Record
	for i := range n {
		tallies := chattest.HangLia()
		tallies["TD"] = scoring.Tally{Numerator: int64(max(0, 13-i)), Denominator: 13}
		rec := chattest.Record(t, "2024-06", tallies)
		rec.Unit, rec.Name, rec.Rank = fmt.Sprintf("000.%d.32.H18", 11+i), name, 1+i
		w.Records = append(w.Records, rec)
		was := rec
		was.Converted = rec.Converted.Add(scoring.Frac(int64(7-3*i), 3))
		before = append(before, was)
		w.Overdue = append(w.Overdue, scoring.UnitCount{Unit: rec.Unit, Name: name, Count: 2*n - i})
		w.Due = append(w.Due, scoring.UnitCount{Unit: rec.Unit, Name: name, Count: 3})
		w.DataTimes = append(w.DataTimes, chattest.At("2024-07-05 17:00"))
	}
	w.All, w.Averages = scoring.NewOverview(w.Rules, w.Records, before, scoring.Targets{}), scoring.Averages(w.Records)
	return w
}

// alls are the weeks of all units in all forms.
func alls(t *testing.T, r chat.Renderer, n int, name string) map[string]bot.Message {
	t.Helper()
	full, first, some, otherwise, apart, none := whole(t, r, n, name), whole(t, r, n, name), whole(t, r, n, name), whole(t, r, n, name), whole(t, r, n, name), whole(t, r, n, name)
	first.At, first.All = time.Time{}, scoring.NewOverview(first.Rules, first.Records, nil, scoring.Targets{})
	some.All.Compared--
	otherwise.All = first.All
	rules := *apart.Rules
	rules.Apart = [][]string{{"phường"}, {"xã", "đặc khu"}}
	apart.Rules = &rules
	for i := range apart.Records {
		apart.Records[i].League = 1 + min(i, 1)
	}
	apart.Averages, apart.Begun = scoring.Averages(apart.Records), "2024-07"
	apart.Own = []scoring.Unit{{Code: "000.11.32.H18", Name: name}}
	old, silent := whole(t, r, n, name), whole(t, r, n, name)
	old.DataTimes[0] = chattest.At("2024-06-03 17:00")
	silent.DataTimes = old.DataTimes[:1]
	none.Averages, none.All, none.DataTimes, none.Overdue, none.Due = nil, scoring.Overview{}, nil, nil, nil
	return map[string]bot.Message{
		"all": allScreen(r, full), "all-first": allScreen(r, first), "all-some": allScreen(r, some), "all-otherwise": allScreen(r, otherwise),
		"all-apart": allScreen(r, apart), "all-none": allScreen(r, none),
		"all-old": allScreen(r, old), "all-silent": allScreen(r, silent),
	}
}

func TestScreensAreAsTheyWereSeen(t *testing.T) {
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, now)
		for name, m := range units(t, r, "UBND xã Háng Lìa") {
			chattest.Golden(t, name+"."+language, m)
		}
		for name, m := range alls(t, r, 4, "UBND xã Phì Nhừ") {
			chattest.Golden(t, name+"."+language, m)
		}
	}
}

func TestNoScreenGrowsTooLong(t *testing.T) {
	for says, name := range chattest.Names() {
		for _, language := range locales.Languages() {
			r := chattest.Renderer(t, language, now)
			for kind, m := range units(t, r, name) {
				chattest.Acceptable(t, kind+" with "+says+" in "+language, m)
			}
			for kind, m := range alls(t, r, 60, name) {
				chattest.Acceptable(t, kind+" with "+says+" in "+language, m)
			}
		}
	}
}

func TestUnitsOfAListAreToldApart(t *testing.T) {
	r := chattest.Renderer(t, "vi", now)
	w := whole(t, r, 4, "")
	for i, rec := range chattest.Alike(t) {
		w.Records[i].Unit, w.Records[i].Name = rec.Unit, rec.Name
		w.Overdue[i] = scoring.UnitCount{Unit: rec.Unit, Name: rec.Name, Count: 2}
	}
	w.All.Moves = nil
	chattest.ToldApart(t, "with most overdue", allScreen(r, w))
	w.Overdue = nil
	for _, rec := range chattest.Alike(t) {
		w.All.Moves = append(w.All.Moves, scoring.Move{Unit: rec.Unit, Name: rec.Name, By: scoring.Int(2)})
	}
	chattest.ToldApart(t, "that moved", allScreen(r, w))
}

// A unit that is above the average by less than is shown is said to be near it, not at it.
func TestRoundingNeverContradictsTheAverage(t *testing.T) {
	r := chattest.Renderer(t, "vi", now)
	w := own(t, r, "UBND xã Háng Lìa")
	for want, by := range map[string]scoring.Fraction{
		"Bằng điểm bình quân": {}, "Gần bằng điểm bình quân": scoring.Frac(1, 100), "Cao hơn bình quân 0,1 điểm": scoring.Frac(1, 10), "Thấp hơn bình quân 2 điểm": scoring.Int(-2),
	} {
		w.Average.Points = w.Record.Converted.Sub(by)
		if text := unitScreen(r, w).HTML; !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}
