package advice

import (
	"errors"
	"fmt"
	"slices"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

// ErrUncounted is the answer where no counts stand behind a card, as on a published table: nothing can be worked out of it.
var ErrUncounted = errors.New("no counts stand behind the card")

// Month is a unit's month, quarter or year with what can still change in it.
type Month struct {
	rules   *scoring.RuleSet // with the unit's targets
	card    scoring.Scorecard
	figures scoring.Figures // that give the card
	held    []Held
	over    bool // the term has ended

	sources []scoring.Counts
	place   map[string]int // of the source of an indicator, by its code, where its tally is that of the dossiers
	counted map[scoring.Counts]map[string]bool
	certain [mostSources]bool // something is counted, whatever is done
}

// New makes a unit's month of its card and of all dossiers that count in it. The rules are the card's, with the unit's targets; the
// window is that of the card. Where the counts of an indicator are not those of the dossiers, these do not move it: they were entered,
// or not reported. An error that is not ErrUncounted names what does not fit.
func New(rules *scoring.RuleSet, card scoring.Scorecard, w dossier.Window, held []Held) (*Month, error) {
	m := &Month{rules: rules, card: card, held: held, over: w.CutOff >= w.End, place: map[string]int{}}
	if !card.Scored || card.Printed != nil || rules.ID() != card.RuleSet {
		return nil, ErrUncounted
	}
	var err error
	if m.figures, err = figuresOf(rules, &card); err != nil {
		return nil, err
	}
	tallies := m.count(rules.Sources())
	for _, ind := range rules.Indicators {
		line, _ := card.Line(ind.Code)
		t, counts := tallies[ind.Counts]
		if ind.Counts.OfProcedures() {
			t.Denominator = line.Tally.Denominator
			t.Numerator = min(t.Numerator, t.Denominator)
		}
		unreported := slices.Contains(card.Lacks, ind.Code) || slices.Contains(card.Waits, ind.Code)
		if !counts || unreported || t != line.Tally {
			continue
		}
		i := slices.Index(m.sources, ind.Counts)
		if i < 0 {
			i = len(m.sources)
			m.sources = append(m.sources, ind.Counts)
		}
		m.place[ind.Code] = i
		m.certain[i] = t.Denominator > 0
		m.figures.Tallies[ind.Code] = t
	}
	return m, nil
}

// count are the tallies of the dossiers, and in m.counted which procedures they count.
func (m *Month) count(sources []scoring.Counts) dossier.Tallies {
	tallies := dossier.NewTallies(sources)
	m.counted = map[scoring.Counts]map[string]bool{}
	for _, h := range m.held {
		tallies.Add(h.Class, 1)
		for _, source := range sources {
			if !source.OfProcedures() || h.Class.StandsIn(source) != dossier.Achieved {
				continue
			}
			seen := m.counted[source]
			if seen == nil {
				seen = map[string]bool{}
				m.counted[source] = seen
			}
			switch {
			case h.Procedure == "":
				tallies.AddProcedures(source, 0, 1)
			case !seen[h.Procedure]:
				seen[h.Procedure] = true
				tallies.AddProcedures(source, 1, 0)
			}
		}
	}
	return tallies
}

// Card is the card as it stands.
func (m *Month) Card() scoring.Scorecard { return m.card }

// Over says whether the term has ended: nothing is received or finished in it any more.
func (m *Month) Over() bool { return m.over }

// Moves says whether the dossiers move an indicator, by its own counts or by those that it shares.
func (m *Month) Moves(ind scoring.Indicator) bool {
	_, live := m.place[ind.Code]
	if !live && m.isShared(ind) {
		_, live = m.place[ind.Shares]
	}
	return live
}

func (m *Month) isShared(ind scoring.Indicator) bool {
	_, own := m.figures.Tallies[ind.Code]
	return ind.Shares != "" && !own
}

// score is the card of figures of the month.
func (m *Month) score(f scoring.Figures) scoring.Scorecard {
	card, err := scoring.ScoreFigures(m.rules, m.card.Month, m.card.Unit, f)
	if err != nil { // tallies of dossiers are possible ones
		panic(fmt.Sprintf("advice: %v", err))
	}
	card.Term, card.State, card.Lacks, card.Waits = m.card.Term, m.card.State, m.card.Lacks, m.card.Waits
	card.CutOff = m.card.CutOff
	if !card.IsRanked() {
		card.Grade = scoring.Grade{}
	}
	return card
}

// figuresOf are the figures of which a card was made.
func figuresOf(rules *scoring.RuleSet, card *scoring.Scorecard) (scoring.Figures, error) {
	f := scoring.Figures{Tallies: map[string]scoring.Tally{}, Waiting: map[string]bool{}, Correction: card.Correction}
	for _, ind := range rules.Indicators {
		line, ok := card.Line(ind.Code)
		switch {
		case !ok:
			return f, fmt.Errorf("the card of unit %s has no indicator %s", card.Unit, ind.Code)
		case line.Open:
			f.Waiting[ind.Code] = true
		case line.Uncounted && ind.Absent == scoring.Zero && ind.Formula != scoring.Constant:
			f.Settled = true
		case line.Assessed && !line.Uncounted, line.Tally != scoring.Tally{}:
			putTally(f.Tallies, ind, line.Tally, card)
		}
	}
	again, err := scoring.ScoreFigures(rules, card.Month, card.Unit, f)
	if err != nil {
		return f, err
	}
	if again.Converted.Cmp(card.Converted) != 0 || again.Max.Cmp(card.Max) != 0 || again.Open.Cmp(card.Open) != 0 {
		return f, ErrUncounted
	}
	return f, nil
}

// putTally puts the tally of a card's line. One that is another's, less what was taken off it, moves with that one.
func putTally(tallies map[string]scoring.Tally, ind scoring.Indicator, t scoring.Tally, card *scoring.Scorecard) {
	other, _ := card.Line(ind.Shares)
	less := scoring.Tally{Numerator: other.Tally.Numerator - t.Numerator, Denominator: other.Tally.Denominator}
	switch {
	case ind.Shares == "" || t.Denominator != other.Tally.Denominator || less.Numerator < 0 || less.Numerator > 0 && ind.Less == "":
		tallies[ind.Code] = t
	case less.Numerator > 0:
		tallies[ind.Less] = less
	}
}
