package scores

import (
	"context"
	"slices"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// TermStore is what the cards of quarters and years are read from, and further ones of months.
type TermStore interface {
	// Terms are the quarters and years in which a unit has a card, and the months in which it has one by further rules.
	Terms(ctx context.Context, unit string) ([]scoring.TermRules, error)
	// TermRecordsOfUnit are the cards of a unit in a term: of a quarter or a year at most one, of a month those by further rules.
	TermRecordsOfUnit(ctx context.Context, t scoring.Term, unit string) ([]scoring.Record, error)
	// TermRecords are the cards of all units in a term, by rules and rank.
	TermRecords(ctx context.Context, t scoring.Term) ([]scoring.Record, error)
	// TermGap is Gap for a card of a term.
	TermGap(ctx context.Context, card scoring.Scorecard, counts scoring.Counts, offset, limit int) ([]scoring.Listed, int, error)
}

// showTerm shows a unit's quarter or year at a glance, or its month by further rules.
func (r room) showTerm(ctx context.Context, q *chat.Question, p routes.OfTerm) (bot.Reply, error) {
	return r.showTermAs(ctx, q, p, r.glance)
}

// showTermDetails shows the same with every indicator.
func (r room) showTermDetails(ctx context.Context, q *chat.Question, p routes.OfTerm) (bot.Reply, error) {
	return r.showTermAs(ctx, q, p, r.details)
}

// showTermAs is show for a term: whole to those who serve the unit and to admins, total, grade and rank to everybody else.
func (r room) showTermAs(ctx context.Context, q *chat.Question, p routes.OfTerm, whole screen) (bot.Reply, error) {
	if p.Unit = q.UnitOrOwn(p.Unit); p.Unit == "" {
		return r.Follow(ctx, q, routes.TermRanking.Link(routes.OfTerm{Term: p.Term}))
	}
	s, err := r.readTerm(ctx, q, p)
	if err != nil {
		return bot.Reply{}, err
	}
	if !q.Person.MaySeeDossiers(p.Unit) {
		return q.Show(standingScreen(q.Renderer, s)), nil
	}
	m, err := whole(ctx, q, s)
	return q.Show(m), err
}

// readTerm reads a unit's card of a term. That there is none is a refusal that says which months have no figures.
func (r room) readTerm(ctx context.Context, q *chat.Question, p routes.OfTerm) (s Card, err error) {
	terms, err := r.store.Terms(ctx, p.Unit)
	if err != nil {
		return s, err
	}
	records, err := r.store.TermRecordsOfUnit(ctx, p.Term, p.Unit)
	if err != nil {
		return s, err
	}
	i := slices.IndexFunc(records, func(rec scoring.Record) bool {
		code, _, _ := strings.Cut(rec.RuleSet, "@")
		return p.Rules == "" || rec.RuleSet == p.Rules || code == p.Rules
	})
	if i < 0 {
		return s, r.noTerm(ctx, q, p, terms)
	}
	s.Record, s.Beside = records[i], records[i].Term == ""
	rules, err := r.RuleSet(s.Record.RuleSet)
	if err != nil {
		return s, err
	}
	targets, err := r.store.Targets(ctx)
	if err != nil {
		return s, err
	}
	s.Rules = targets.Apply(rules, p.Unit)
	if s.Before, err = r.termBefore(ctx, s.Record); err != nil {
		return s, err
	}
	if s.Entries, err = r.store.Entries(ctx, p.Term, p.Unit, rules); err != nil {
		return s, err
	}
	s.PreviousTerm, s.NextTerm = termsBeside(terms, p.Term)
	s.Around = termsAround(terms, p.Term)
	s.Changed, err = r.rulesChanged(ctx, s.Record)
	return s, err
}

// termBefore is the card of the term before by the same rules, when movement can be measured by it; else nil.
func (r room) termBefore(ctx context.Context, now scoring.Record) (*scoring.Record, error) {
	earlier, err := r.store.TermRecordsOfUnit(ctx, now.Span().Prev(), now.Unit)
	for _, was := range earlier {
		if now.Comparable(&was.Standing) {
			return &was, err
		}
	}
	return nil, err
}

// rulesChanged says whether months of a card's quarter or year have cards by another decision.
func (r room) rulesChanged(ctx context.Context, rec scoring.Record) (bool, error) {
	if rec.Term == "" {
		return false, nil
	}
	cards, err := r.store.CardsOf(ctx, rec.Term.Months(), []string{rec.Unit})
	return slices.ContainsFunc(cards, func(c scoring.Record) bool { return c.RuleSet != rec.RuleSet }), err
}

// noTerm refuses a term without a card: it names the months that have none, and leads to those that do.
func (r room) noTerm(ctx context.Context, q *chat.Question, p routes.OfTerm, terms []scoring.TermRules) error {
	name, err := r.UnitName(ctx, q, p.Unit)
	if err != nil {
		return err
	}
	months, err := r.store.Months(ctx, p.Unit)
	if err != nil {
		return err
	}
	var missing []scoring.Month
	current := scoring.MonthOf(q.Renderer.Now, q.Renderer.Zone)
	for _, m := range p.Term.Months() {
		if m <= current && !slices.ContainsFunc(months, func(c scoring.Reported) bool { return c.Month == m }) {
			missing = append(missing, m)
		}
	}
	words := q.Renderer.Words
	text := words.Text("term.none", "term", words.Term(string(p.Term)), "unit", name)
	if n := len(missing); n > 0 && n < len(p.Term.Months()) {
		text = words.Text("term.missing", "term", words.Term(string(p.Term)), "unit", name, "months", q.Renderer.ShortMonths(missing))
	}
	return chat.Refusal{Message: chat.NoteWith(text, termsRow(q.Renderer, p.Unit, termsAround(terms, p.Term)))}
}

// termsBeside are the terms of the same length with a card that come next before and after one.
func termsBeside(terms []scoring.TermRules, t scoring.Term) (previous, next scoring.Term) {
	for _, other := range terms {
		switch {
		case other.Term.Length() != t.Length() || t.Length() == 1:
		case other.Term < t:
			previous = max(previous, other.Term)
		case other.Term > t && (next == "" || other.Term < next):
			next = other.Term
		}
	}
	return previous, next
}

// termsAround are the other terms with a card that lead on from one: those in which it lies, and those that lie in it; of a month also
// itself by further rules.
func termsAround(terms []scoring.TermRules, t scoring.Term) (around []scoring.TermRules) {
	for _, other := range terms {
		_, month := other.Term.Month()
		switch {
		case !other.Term.Overlaps(t), other.Term == t && !month, month && other.Term != t:
		default:
			around = append(around, other)
		}
	}
	slices.SortStableFunc(around, func(a, b scoring.TermRules) int { return a.Term.Length() - b.Term.Length() })
	return around
}
