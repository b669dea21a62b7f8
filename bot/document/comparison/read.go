package comparison

import (
	"context"
	"errors"
	"time"

	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/compare"
	"motcua/scoring/ledger"
)

// Source is what a comparison needs of the store.
type Source interface {
	// Units are all units of the register.
	Units(ctx context.Context) ([]scoring.Unit, error)
	// Disputes are a page of the open reports of a unit, "" for all, the oldest first, and how many there are.
	Disputes(ctx context.Context, unit string, offset, limit int) ([]scoring.Dispute, int, error)
}

// mostReports bounds how many open reports are held against the lists.
const mostReports = 2000

// Read puts a comparison down with the names of units and the open reports about its term.
func Read(ctx context.Context, source Source, r *compare.Result, words locales.Printer, zone *time.Location) (Paper, error) {
	p := Paper{Result: r, Words: words, Zone: zone, Names: map[string]string{}}
	units, err := source.Units(ctx)
	if err != nil {
		return p, err
	}
	for _, u := range units {
		p.Names[u.Code] = u.Name
	}
	open, _, err := source.Disputes(ctx, "", 0, mostReports)
	for _, d := range open {
		if verdict := r.Judge(d); verdict != compare.NotListed {
			p.Reports = append(p.Reports, Report{Dispute: d, Verdict: verdict})
		}
	}
	return p, err
}

// Refusal is why two lists are not compared, in words; "" where the error is of the machine.
func Refusal(words locales.Printer, err error) string {
	if list, ok := errors.AsType[ledger.UnusableList](err); ok {
		if list.Problem == nil {
			return words.Text("compare.not_dossiers", "name", list.Name, "kind", words.Text("cli.kind."+string(list.Kind)))
		}
		var facts []any
		for name, value := range list.Problem.Facts {
			facts = append(facts, name, value)
		}
		return words.Text("compare.unusable", "name", list.Name, "problem", words.Text("file."+string(list.Problem.Problem), facts...))
	}
	for known, key := range map[error]string{
		compare.ErrNothingShared: "compare.nothing_shared", ledger.ErrOtherTerms: "compare.other_terms", ledger.ErrUnruled: "compare.unruled",
	} {
		if errors.Is(err, known) {
			return words.Text(key)
		}
	}
	return ""
}
