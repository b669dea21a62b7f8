package lookup

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

// lookedBack is how many months are looked at for what a dossier counts for, and shown how many of those in which it does.
const (
	lookedBack = 13
	mostMonths = 3
)

// foundDossier is a dossier with what it counts for.
type foundDossier struct {
	dossier.Known
	Months []countedMonth // the newest first
	More   bool           // earlier months are not looked at
}

// countedMonth is what a dossier counts for in a month.
type countedMonth struct {
	scoring.Record
	Rules *scoring.RuleSet
	Lines []countedLine
}

// countedLine is where a dossier stands in an indicator.
type countedLine struct {
	Indicator scoring.Indicator
	Counts    scoring.Counts
	Standing  dossier.Standing
	Entered   bool // the figure on the card is one that was entered, and does not look at dossiers
}

// show shows a dossier to those who may see it. Somebody else is told that there is none, as of a code that nobody has.
func (r room) show(ctx context.Context, q *chat.Question, p ofDossier) (bot.Reply, error) {
	known, found, err := r.store.KnownDossier(ctx, p.Code, q.Today())
	if err != nil {
		return bot.Reply{}, err
	}
	if !found || !q.Person.MaySeeDossiers(known.Unit) {
		return bot.Reply{}, q.Refuse("dossier.none")
	}
	d := foundDossier{Known: known}
	now := scoring.MonthOf(q.Renderer.Now, r.Zone)
	first, last := scoring.MonthOf(instant(known.Received), r.Zone), now
	if known.Status.Ended() && known.Finished > 0 {
		last = min(now, scoring.MonthOf(instant(known.Finished), r.Zone))
	}
	m := last
	for n := 0; m >= first && n < lookedBack && len(d.Months) < mostMonths; m, n = m.Prev(), n+1 {
		month, counted, err := r.countedIn(ctx, m, known.Code)
		if err != nil {
			return bot.Reply{}, err
		}
		if counted {
			d.Months = append(d.Months, month)
		}
	}
	d.More = m >= first
	return q.Show(dossierScreen(q.Renderer, d)), nil
}

// countedIn is what a dossier counts for in a month; false where it counts for nothing.
func (r room) countedIn(ctx context.Context, m scoring.Month, code string) (countedMonth, bool, error) {
	class, unit, counted, err := r.store.ClassIn(ctx, m, code)
	if err != nil || !counted {
		return countedMonth{}, false, err
	}
	rec, has, err := r.store.Record(ctx, m, unit)
	if err != nil || !has {
		return countedMonth{}, false, err
	}
	c := countedMonth{Record: rec}
	if c.Rules, err = r.RuleSet(rec.RuleSet); err != nil {
		return countedMonth{}, false, err
	}
	entries, err := r.store.Entries(ctx, rec.Span(), unit, c.Rules)
	if err != nil {
		return countedMonth{}, false, err
	}
	for _, ind := range c.Rules.Indicators {
		counts := ind.Counts
		if of, shares := c.Rules.Indicator(ind.Shares); shares && counts == scoring.Entered {
			counts = of.Counts
		}
		standing := class.StandsIn(counts)
		if ind.Less != "" { // whose count is taken off is not known
			continue
		}
		if counts == scoring.Entered || standing == dossier.Outside || counts.OfProcedures() && standing != dossier.Achieved {
			continue
		}
		c.Lines = append(c.Lines, countedLine{Indicator: ind, Counts: counts, Standing: standing, Entered: c.Rules.CountedFrom(rec, ind, entries) == scoring.Entered})
	}
	return c, len(c.Lines) > 0, nil
}
