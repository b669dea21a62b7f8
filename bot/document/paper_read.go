package document

import (
	"context"
	"fmt"
	"slices"
	"time"

	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/report"
)

// Source is what the files of a month's report are read from.
type Source interface {
	// Records are all cards of a month, by rank, units without a score last.
	Records(ctx context.Context, m scoring.Month) ([]scoring.Record, error)
	// Targets are the targets set in the place of the rule sets'.
	Targets(ctx context.Context) (scoring.Targets, error)
	// Gap are those of a unit that stand in a tally's denominator and not in its numerator, in the month's card.
	Gap(ctx context.Context, m scoring.Month, unit string, counts scoring.Counts, offset, limit int) ([]scoring.Listed, int, error)
	// Settings are the parts of the letter that were set, by name.
	Settings(ctx context.Context) (map[string]string, error)
}

// ReadPaper reads what the files of a month's report tell. own are the codes of the units whose counts and dossiers the
// reader may see, nil for all. It is false for a month without cards.
func ReadPaper(ctx context.Context, source Source, rules func(code string) (*scoring.RuleSet, bool), zone *time.Location, m scoring.Month, own []string) (p Paper, some bool, err error) {
	records, err := source.Records(ctx, m)
	if err != nil || len(records) == 0 {
		return p, false, err
	}
	set, ok := rules(records[0].RuleSet)
	if !ok {
		return p, false, fmt.Errorf("report on %s: rule set %q is not known", m, records[0].RuleSet)
	}
	before, err := source.Records(ctx, m.Prev())
	if err != nil {
		return p, false, err
	}
	targets, err := source.Targets(ctx)
	if err != nil {
		return p, false, err
	}
	settings, err := source.Settings(ctx)
	if err != nil {
		return p, false, err
	}
	catalogue, err := locales.Load()
	if err != nil {
		return p, false, err
	}
	p = Paper{Letterhead: NewLetterhead(settings), Own: own, Zone: zone, Words: catalogue.Printer(locales.Default)}
	if p.Report, some = report.New(records, before, set, targets); !some {
		return p, false, nil
	}
	for _, late := range p.Report.Late {
		if own != nil && !slices.Contains(own, late.Unit.Unit) {
			continue
		}
		rows, err := allLate(ctx, source, m, late.Unit.Unit, late.Counts)
		if err != nil {
			return p, false, err
		}
		p.Late = append(p.Late, rows...)
	}
	return p, true, nil
}

// allLate are all dossiers of a unit that were late in a month, the earliest due first.
func allLate(ctx context.Context, source Source, m scoring.Month, unit string, counts scoring.Counts) ([]scoring.Listed, error) {
	const page = 1000
	var all []scoring.Listed
	for {
		rows, total, err := source.Gap(ctx, m, unit, counts, len(all), page)
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
		if len(rows) == 0 || len(all) >= total {
			return all, nil
		}
	}
}
