package advice

import (
	"context"
	"errors"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/advice"
)

// ending is how a unit's month can end.
type ending struct {
	prospect
	Span        advice.Span
	Ranked      bool
	Best, Worst int
	Of          int
	AsBefore    scoring.Scorecard // as in the months below; without a score where that cannot be said
	Months      []scoring.Month
}

// lately is how many months before one show how things went lately.
const lately = 3

// showEnd says how the month can end: its lowest and highest score and rank, and its score if all goes as lately.
func (r room) showEnd(ctx context.Context, q *chat.Question, at ofMonth) (bot.Reply, error) {
	if at.Unit = q.UnitOrOwn(at.Unit); at.Unit == "" {
		return bot.Reply{}, q.Refuse("advice.not_yours")
	}
	p, err := r.readMoving(ctx, q, at.Month, at.Unit)
	if err != nil {
		return bot.Reply{}, err
	}
	e := ending{prospect: p, Span: p.Month.Span()}
	records, err := r.store.Records(ctx, p.Record.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	if p.Record.IsRanked() {
		spans, err := r.spans(ctx, p.Record.Month, list(records, p.Record))
		if err != nil {
			return bot.Reply{}, err
		}
		var others []advice.Span
		for unit, span := range spans {
			if unit != p.Record.Unit {
				others = append(others, span)
			}
		}
		e.Best, e.Worst, e.Ranked = advice.Ranks(e.Span, others)
		e.Of = len(spans)
	}
	var before []scoring.Scorecard
	for m := p.Record.Month.Prev(); len(before) < lately; m = m.Prev() {
		record, found, err := r.store.Record(ctx, m, at.Unit)
		if err != nil {
			return bot.Reply{}, err
		}
		if !found {
			break
		}
		before, e.Months = append(before, record.Scorecard), append(e.Months, m)
	}
	if card, known := p.Month.AsBefore(before); known && len(before) == lately {
		e.AsBefore = card
	}
	return q.Show(endScreen(q.Renderer, e)), nil
}

// spans are how the months of units can end, by code. That of a card of which nothing can be worked out ends as it stands.
func (r room) spans(ctx context.Context, m scoring.Month, records []scoring.Record) (map[string]advice.Span, error) {
	months, err := r.months(ctx, m, records)
	if err != nil {
		return nil, err
	}
	spans := make(map[string]advice.Span, len(records))
	for _, rec := range records {
		spans[rec.Unit] = advice.Span{Known: true, Least: rec.Scorecard, Most: rec.Scorecard}
		if month := months[rec.Unit]; month != nil {
			spans[rec.Unit] = month.Span()
		}
	}
	return spans, nil
}

// months are the months of units with what can still change in them, by code; none for a card of which nothing can be worked out.
func (r room) months(ctx context.Context, m scoring.Month, records []scoring.Record) (map[string]*advice.Month, error) {
	hands, err := r.store.UnitMonths(ctx, m)
	if err != nil {
		return nil, err
	}
	months := make(map[string]*advice.Month, len(records))
	for _, rec := range records {
		hand, counted := hands[rec.Unit]
		if !counted || rec.Closed {
			continue
		}
		rules, err := r.RuleSet(rec.RuleSet)
		if err != nil {
			return nil, err
		}
		month, err := advice.New(rules, rec.Scorecard, hand.Window, hand.Held)
		if err != nil && !errors.Is(err, advice.ErrUncounted) {
			return nil, err
		}
		months[rec.Unit] = month
	}
	return months, nil
}
