package ledger_test

import (
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// send imports an export of dossiers, and writes in the book what it says.
func (a *authority) send(t *testing.T, what string, f sent, opt ledger.ImportOptions) {
	a.note("%s: %d dossiers of %v, period %s %s, as of %s", what, len(f.dossiers), f.units, opt.Period.Text(a.Zone), opt.Lists, opt.AsOf.Format("2006-01-02 15:04"))
	next := a.book.clone()
	r, taken := a.bring(t, opt, text(f.name, f.body), a.book)
	if !taken {
		return
	}
	a.note("  is a list of %s %s, guessed %v, data up to %s", r.File.Period.Text(a.Zone), r.File.Lists, r.Guessed, r.File.DataTime.Format("2006-01-02 15:04"))
	a.sane(t, f, opt, r)
	next.read(said{sha256: r.File.SHA256, file: f, at: r.File.DataTime, guessed: !r.File.Stated})
	a.seen.told += len(f.units) * len(r.File.Period.Months(a.Zone))
	next.list(r.File.SHA256, f.units, ledger.Listing{Period: r.File.Period, Lists: r.File.Lists})
	a.book = next
}

// bring imports a file, and remembers the book as it was when the import can be taken back; false when the file was seen before.
func (a *authority) bring(t *testing.T, opt ledger.ImportOptions, f table.Source, before *book) (ledger.ImportResult, bool) {
	a.Keep = a.IntN(3) == 0
	r := a.take(t, opt, f)[0]
	if r.Problem != nil || r.File.Refused > 0 {
		a.wrong(t, "the file is refused: %v %v", r.Problem, r.Refusals)
	}
	if r.Seen {
		a.note("  was seen before")
		return r, false
	}
	if a.before = nil; a.Keep {
		a.before = before
	}
	a.seen.files++
	return r, true
}

// sane holds the period that the importer says against what was stated, or against what the file holds.
func (a *authority) sane(t *testing.T, f sent, opt ledger.ImportOptions, r ledger.ImportResult) {
	p := r.File.Period
	if p.IsZero() {
		return
	}
	if p.Until.After(a.now) || !p.From.Before(p.Until) {
		a.wrong(t, "the period is %s", p.Text(a.Zone))
	}
	if !opt.Period.IsZero() {
		if r.Guessed || !p.From.Equal(opt.Period.From) || p.Until.After(opt.Period.Until) {
			a.wrong(t, "the period that was stated is taken for %s", p.Text(a.Zone))
		}
		return
	}
	count := map[scoring.Month]int{}
	for _, d := range f.dossiers {
		for _, at := range []time.Time{d.received, d.finished} {
			if !at.IsZero() {
				count[scoring.MonthOf(at, a.Zone)]++
			}
		}
	}
	most := 0
	for _, n := range count {
		most = max(most, n)
	}
	data := scoring.MonthOf(r.File.DataTime, a.Zone)
	for _, m := range p.Months(a.Zone) {
		if m > data || count[m] == 0 || m < data && 10*count[m] < most {
			a.wrong(t, "the period worked out is %s, with %d dossiers in %s of at most %d; data end in %s", p.Text(a.Zone), count[m], m, most, data)
		}
	}
}
