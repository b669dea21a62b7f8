package ledger_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/ledger"
)

// step is one thing that happens.
func (a *authority) step(t *testing.T) {
	switch n := a.IntN(100); {
	case n < 37:
		a.pass(t)
	case n < 60:
		a.list(t, "", a.now)
	case n < 65:
		at := a.now.AddDate(0, 0, -10-a.IntN(60))
		a.list(t, "old ", at)
	case n < 71:
		a.correct(t)
	case n < 77:
		a.again(t)
	case n < 89:
		a.count(t)
	case n < 93:
		a.closeSome(t)
	case n < 95:
		a.choose(t)
	default:
		a.takeBack(t)
	}
	if a.before != nil && a.IntN(3) == 0 {
		a.check(t)
		a.takeBack(t)
	}
}

// pass lets time go by, and has the months looked at that it goes through. Meanwhile the calendar queues what is due.
func (a *authority) pass(t *testing.T) {
	from := a.now
	longest := []int{6, 6, 50, 50, 50}[a.IntN(5)]
	a.now = a.now.Add(time.Duration(a.IntN(longest*24*60)) * time.Minute)
	a.note("time passes")
	if err := a.Elapse(t.Context(), from, a.now); err != nil {
		t.Fatal(err)
	}
	last := scoring.MonthOf(a.now, a.Zone).Prev()
	if a.IntN(3) == 0 {
		if err := a.store.QueueProvisional(t.Context(), last, a.now); err != nil {
			t.Fatal(err)
		}
		if err := a.store.QueueNotClosed(t.Context(), last, a.now); err != nil {
			t.Fatal(err)
		}
	}
}

// recent is a month: this one, or one of the last three.
func (a *authority) recent() scoring.Month {
	m := scoring.MonthOf(a.now, a.Zone)
	for range []int{0, 0, 0, 0, 1, 1, 1, 2, 3}[a.IntN(9)] {
		m = m.Prev()
	}
	return max(m, a.first)
}

// period is a stretch of time that somebody may ask for: a month, some months, from the first of a month to a day, or any days.
func (a *authority) period() scoring.Period {
	m := a.recent()
	p := scoring.Period{From: m.Start(a.Zone), Until: m.End(a.Zone)}
	switch a.IntN(7) {
	case 0, 1, 2:
	case 3:
		p.From = m.Prev().Start(a.Zone)
	case 4:
		p.From = m.Prev().Prev().Start(a.Zone)
	case 5:
		p.Until = p.From.AddDate(0, 0, 3+a.IntN(25))
	default:
		p.From = p.From.AddDate(0, 0, a.IntN(20))
		p.Until = p.From.AddDate(0, 0, 1+a.IntN(40))
	}
	return p
}

// some are units: mostly all of them.
func (a *authority) some() []string {
	if a.IntN(5) < 3 {
		return fiveUnits
	}
	var units []string
	for _, unit := range fiveUnits {
		if a.IntN(2) == 0 {
			units = append(units, unit)
		}
	}
	return units
}

// list sends an export that a system gave at an instant.
func (a *authority) list(t *testing.T, what string, at time.Time) {
	w := wanted{Period: a.period(), Lists: scoring.Lists{Received: true, Resolved: true}, units: a.some(), at: at, saysResult: a.IntN(8) > 0}
	switch a.IntN(8) {
	case 0:
		w.Resolved = false
	case 1:
		w.Received = false
	}
	if f, some := w.export(a.lives); some {
		a.ask(t, what+"list "+w.Text(a.Zone)+" "+w.Lists.String(), f, w)
	}
}

// ask sends a file with what is stated of it: mostly all, at times only some.
func (a *authority) ask(t *testing.T, what string, f sent, w wanted) {
	opt := ledger.ImportOptions{Effect: a.IntN(4) == 0}
	if a.IntN(3) > 0 {
		opt.Period = w.Period
	}
	if a.IntN(3) > 0 {
		opt.Lists = w.Lists
	}
	if a.IntN(3) > 0 {
		opt.AsOf = w.at
	}
	if a.IntN(12) == 0 {
		dry := opt
		dry.DryRun = true
		a.note("%s, only looked at", what)
		a.take(t, dry, text(f.name, f.body))
		a.check(t)
	}
	a.send(t, what, f, opt)
	if a.files = append(a.files, f); len(a.files) > 5 {
		a.files = a.files[1:]
	}
}

// correct changes what is told of some dossiers of a month, in a list of all that was handled in it.
func (a *authority) correct(t *testing.T) {
	m := a.recent()
	w := wanted{Period: scoring.Period{From: m.Start(a.Zone), Until: m.End(a.Zone)}, Lists: scoring.Lists{Received: true, Resolved: true},
		units: a.some(), at: a.now, saysResult: true}
	for _, l := range a.lives {
		if scoring.MonthOf(l.received, a.Zone) == m && slices.Contains(w.units, l.unit) && a.IntN(3) == 0 {
			l.correct(a.Rand)
		}
	}
	if f, some := w.export(a.lives); some {
		a.ask(t, "correction "+w.Text(a.Zone), f, w)
	}
}

// again sends the bytes of one of the last files once more, with another period.
func (a *authority) again(t *testing.T) {
	if len(a.files) == 0 {
		return
	}
	opt := ledger.ImportOptions{Period: a.period()}
	if a.IntN(2) == 0 {
		opt.Lists = scoring.Lists{Received: a.IntN(2) == 0, Resolved: true}
	}
	if a.IntN(4) == 0 {
		opt.AsOf = a.now
	}
	a.send(t, "again", a.files[a.IntN(len(a.files))], opt)
}

// count sends counts that people entered: mostly all of a month, at times some of them.
func (a *authority) count(t *testing.T) {
	m := a.recent()
	counted := a.counted[m]
	if counted == nil {
		counted = [][]string{{"HL1"}, {"CK2", "HL1"}, {"CK1", "CK2", "CK3", "HL1", "HL2", "HL3"}}[a.IntN(3)]
		a.counted[m] = counted
	}
	units, all := a.some(), a.IntN(5) > 0
	lines := []string{"Tháng,Mã đơn vị,Chỉ số,Tử số,Mẫu số"}
	entered := map[ledger.UnitMonth]map[string]bool{}
	for _, unit := range units {
		for _, code := range counted {
			figures := fmt.Sprintf("%d,10", a.IntN(11))
			if a.IntN(8) == 0 {
				figures = "-,-"
			}
			if !all && a.IntN(3) == 0 {
				continue
			}
			um := ledger.UnitMonth{Unit: unit, Month: m}
			if entered[um] == nil {
				entered[um] = map[string]bool{}
			}
			entered[um][code] = true
			lines = append(lines, strings.Join([]string{string(m), unit, code, figures}, ","))
		}
	}
	if len(entered) == 0 {
		return
	}
	a.note("counts of %s", m)
	before := a.book.clone()
	if _, taken := a.bring(t, ledger.ImportOptions{}, text("so-lieu.csv", lines...), before); !taken {
		return
	}
	a.seen.told += len(entered)
	for um, codes := range entered {
		if a.book.entered[um] == nil {
			a.book.entered[um] = map[string]bool{}
		}
		for code := range codes {
			a.book.entered[um][code] = true
		}
	}
}

// takeBack takes the last import back, if it was kept.
func (a *authority) takeBack(t *testing.T) {
	if a.before == nil {
		return
	}
	last, err := a.store.LastUndoable(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	a.note("import %d is taken back", last)
	if _, err := a.Undo(t.Context(), last); err != nil {
		a.wrong(t, "it stays: %v", err)
	}
	thresholds := a.book.thresholds // which no file brought
	a.book, a.before = a.before, nil
	a.book.thresholds = thresholds
	a.seen.taken++
}

// toClose is a month that somebody may want to close: mostly any, at times one that is over and has no full card.
func (a *authority) toClose(t *testing.T) scoring.Month {
	tallies := a.tallies(t)
	for m := scoring.MonthOf(a.now, a.Zone).Prev(); m >= a.first && a.IntN(2) == 0; m = m.Prev() {
		verdicts := a.expected(m, tallies)
		full := slices.ContainsFunc(fiveUnits, func(unit string) bool { return verdicts[unit].state == scoring.MonthFull })
		if len(verdicts) > 0 && !full {
			return m
		}
	}
	return a.recent()
}

// closeSome closes a month, or opens one again.
func (a *authority) closeSome(t *testing.T) {
	m := a.toClose(t)
	if closed := a.closed[m]; closed != nil && a.IntN(2) == 0 {
		a.note("%s is opened again", m)
		answer, err := a.Reopen(t.Context(), ledger.CloseRequest{Month: m, By: 1}, 0, "sửa số liệu")
		if err != nil || answer.State != ledger.Done {
			a.wrong(t, "%s is not opened again: %s, %v", m, answer.State, err)
		}
		delete(a.closed, m)
		return
	}
	a.note("%s is to be closed", m)
	verdicts := a.expected(m, a.tallies(t))
	full := slices.ContainsFunc(fiveUnits, func(unit string) bool { return verdicts[unit].state == scoring.MonthFull })
	want := ledger.NoneFull
	switch {
	case a.closed[m] != nil:
		want = ledger.Already
	case a.now.Before(m.End(a.Zone)):
		want = ledger.NotOver
	case len(verdicts) == 0:
		want = ledger.NoCards
	case full:
		want = ledger.Done
	}
	a.lookAt(t, m)
	answer, err := a.Close(t.Context(), ledger.CloseRequest{Month: m, By: 1})
	if err != nil || answer.State != want {
		a.wrong(t, "closing %s is answered %s, %v; must be %s", m, answer.State, err, want)
	}
	if want == ledger.Done {
		a.closed[m] = verdicts
	}
}

// lookAt holds what closing a month would make official, which is worked out from all that is known, against the cards as files left them.
func (a *authority) lookAt(t *testing.T, m scoring.Month) {
	answer, err := a.CheckMonth(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	if answer.State != ledger.Ready {
		return
	}
	records, err := a.store.Records(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	var cards, official []string
	for _, r := range records {
		cards = append(cards, r.Unit+" "+r.Figures())
	}
	for _, s := range answer.Checks.Standings {
		official = append(official, s.Unit+" "+s.Figures())
	}
	if !slices.Equal(cards, official) {
		a.wrong(t, "closing %s would make\n%s\nofficial, and the cards are\n%s", m, strings.Join(official, "\n"), strings.Join(cards, "\n"))
	}
}
