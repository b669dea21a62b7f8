package advice

import (
	"context"
	"errors"

	"motcua/bot/chat"
	"motcua/bot/chat/scores"
	"motcua/scoring"
	"motcua/scoring/advice"
)

// prospect is a unit's month with what can still become of it.
type prospect struct {
	scores.Card
	Month *advice.Month // nil where nothing can be worked out: no counts stand behind the card
}

// moves says whether anything can still be done: not in a closed month, nor where no counts are.
func (p prospect) moves() bool { return p.Month != nil && !p.Record.Closed }

// read reads a unit's month for somebody who may see its dossiers; everybody else is refused.
func (r room) read(ctx context.Context, q *chat.Question, month scoring.Month, unit string) (p prospect, err error) {
	if !q.Person.MaySeeDossiers(unit) {
		return p, q.Refuse("advice.not_yours")
	}
	if p.Card, err = r.cards.Read(ctx, q, chat.Selection{Month: month, Unit: unit}); err != nil {
		return p, err
	}
	if month == "" && p.Record.Closed && p.Begun != "" { // nothing can be done for a closed one
		return r.read(ctx, q, p.Begun, unit)
	}
	if p.Others, err = r.OtherUnits(ctx, q, unit); err != nil {
		return p, err
	}
	hand, counted, err := r.store.UnitMonth(ctx, p.Record.Month, unit)
	if err != nil || !counted {
		return p, err
	}
	p.Month, err = advice.New(p.Rules, p.Record.Scorecard, hand.Window, hand.Held)
	if errors.Is(err, advice.ErrUncounted) {
		p.Month, err = nil, nil
	}
	return p, err
}

// readMoving is read for what is asked of a month in which something can still be done; of any other it is said that nothing can.
func (r room) readMoving(ctx context.Context, q *chat.Question, month scoring.Month, unit string) (prospect, error) {
	p, err := r.read(ctx, q, month, unit)
	if err == nil && !p.moves() {
		err = chat.Refusal{Message: adviceScreen(q.Renderer, counsel{prospect: p})}
	}
	return p, err
}

// list are the cards of the month that are ranked together with the unit's.
func list(records []scoring.Record, own scoring.Record) (cards []scoring.Record) {
	for _, rec := range records {
		if rec.League == own.League && rec.IsRanked() {
			cards = append(cards, rec)
		}
	}
	return cards
}

// again is the link to the advice for a unit's month, from a screen of the room.
func again(m scoring.Month, unit string) chat.Link {
	return toAgain.Link(ofMonth{Month: m, Unit: unit})
}
