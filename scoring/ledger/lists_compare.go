package ledger

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/compare"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/names"
)

// UnusableList is the error of comparing a file that is no list of dossiers, or cannot be read as one.
type UnusableList struct {
	Name    string
	Kind    table.Kind       // what it is; "" where that is not known
	Problem *sheet.FileError // nil where it is of another kind
}

func (e UnusableList) Error() string {
	if e.Problem == nil {
		return fmt.Sprintf("compare %s: it holds %s", e.Name, e.Kind)
	}
	return fmt.Sprintf("compare %s: %s", e.Name, e.Problem)
}

// Reasons for which two lists are not compared, beside compare.ErrNothingShared and UnusableList.
var (
	ErrOtherTerms = errors.New("the lists are not of the same term")
	ErrUnruled    = errors.New("no rule set scores the term")
)

// CompareLists holds two lists of dossiers of a term against each other; "" for the term that both are of. Nothing is taken in.
func (l *Ledger) CompareLists(ctx context.Context, first, second table.Source, term scoring.Term) (*compare.Result, error) {
	ctx, done := context.WithCancel(ctx) // lets go of the books
	defer done()
	opt := ImportOptions{DryRun: true}
	if term != "" {
		opt.Period = scoring.Period{From: term.Start(l.Zone), Until: term.End(l.Zone)}
	}
	reader, err := l.reader(ctx, opt)
	if err != nil {
		return nil, err
	}
	c := &call{Ledger: l, opt: opt, reader: reader}
	words := compare.NewWords()
	var lists [2]*compare.List
	for i, f := range []table.Source{first, second} {
		lists[i], err = c.readList(ctx, f, words)
		if problem := table.Refusal(err); problem != nil {
			return nil, UnusableList{Name: scoring.MaskNumbers(filepath.Base(f.Path)), Problem: problem}
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", f.Path, err)
		}
	}
	if term == "" {
		if term = sharedTerm(lists, l.Zone); term == "" {
			return nil, ErrOtherTerms
		}
	}
	var result *compare.Result
	err = l.read(ctx, "compare two lists of "+string(term), func(a *act) error {
		terms, err := a.termsToCompare(ctx, term, lists)
		if err == nil {
			result, err = compare.Of(lists[0], lists[1], terms)
		}
		return err
	})
	return result, err
}

// readList reads a file as a list of dossiers, anew where it turns out to be written otherwise.
func (c *call) readList(ctx context.Context, f table.Source, words *compare.Words) (*compare.List, error) {
	t, err := c.reader.Open(ctx, f)
	if err != nil {
		return nil, err
	}
	name := scoring.MaskNumbers(filepath.Base(f.Path))
	if t.Kind != table.Dossiers {
		return nil, UnusableList{Name: name, Kind: t.Kind}
	}
	units, err := c.index(ctx)
	if err != nil {
		return nil, err
	}
	export := c.reader.Export(t, units)
	for {
		list := compare.NewList(words)
		err := export.Read(ctx, func(batch []dossier.Dossier) error {
			if c.Progress != nil {
				c.Progress(name, export.Rows())
			}
			for _, d := range batch {
				list.Add(d)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		asWritten, err := export.IsReadAsWritten()
		if err != nil {
			return nil, err
		}
		if asWritten {
			account, err := export.Account()
			if err != nil {
				return nil, err
			}
			list.Finish(aboutList(name, account), export.UnvettedProcedures())
			return list, nil
		}
	}
}

func aboutList(name string, a table.Account) compare.About {
	return compare.About{
		Name: name, Rows: a.Rows, Refused: a.Refused, DataTime: a.DataTime, Stated: a.Stated, Period: a.Period, Lists: a.Lists, Guessed: a.Guessed,
		Doubted: len(a.Doubted) > 0, Lacking: a.Lacking,
	}
}

// sharedTerm is the month that both lists are of, or the quarter or year where they are of all its months; "" for none.
func sharedTerm(lists [2]*compare.List, zone *time.Location) scoring.Term {
	months := slices.DeleteFunc(lists[0].Period.Months(zone), func(m scoring.Month) bool {
		return !slices.Contains(lists[1].Period.Months(zone), m)
	})
	if len(months) == 0 {
		return ""
	}
	first := months[0]
	for _, t := range []scoring.Term{scoring.Term(first), scoring.QuarterOf(first), scoring.YearOf(first)} {
		if slices.Equal(t.Months(), months) {
			return t
		}
	}
	return ""
}

// termsToCompare are by what lists of a term are judged: at one cut-off, so that none looks later than the other, and with the counts that
// people entered.
func (a *act) termsToCompare(ctx context.Context, term scoring.Term, lists [2]*compare.List) (compare.Terms, error) {
	m, e, err := a.monthOrTerm(ctx, term)
	if err != nil {
		return compare.Terms{}, err
	}
	var stated time.Time
	for _, list := range lists {
		if list.Stated && (stated.IsZero() || list.DataTime.Before(stated)) {
			stated = list.DataTime
		}
	}
	register := names.NewIndex(a.register)
	return compare.Terms{
		Term: term, Rules: m.rules, Zone: a.Zone, Window: a.window(m, term.CutOff(a.Zone, a.Now(), stated).Unix()),
		Holder: func(unit string) string {
			u, known := register.ByCode(unit)
			if !known {
				return unit
			}
			return u.Holder(m.FirstDay(), register.ByCode).Code
		},
		Entry: func(unit, code string) (scoring.Tally, bool) {
			entry, ok := e.entered[unit][code]
			if ind, known := m.rules.Indicator(code); !ok && known && ind.Common {
				entry, ok = e.entered[""][code]
			}
			return entry.Tally, ok && entry.Assessed
		},
	}, nil
}

// monthOrTerm reads what is known of a month, a quarter or a year that has rules.
func (a *act) monthOrTerm(ctx context.Context, term scoring.Term) (m *month, e *evidence, err error) {
	if code, ok := term.Month(); ok {
		if m, err = a.month(ctx, code); err != nil {
			return nil, nil, err
		}
		if m.rules == nil {
			return nil, nil, ErrUnruled
		}
		e, err = a.evidence(ctx, m)
		return m, e, err
	}
	if m, err = a.term(ctx, term); err != nil {
		return nil, nil, err
	}
	var ruled bool
	if m.rules, ruled = a.rules.For(m.Month); !ruled {
		return nil, nil, ErrUnruled
	}
	e, err = a.termEvidence(ctx, m)
	return m, e, err
}
