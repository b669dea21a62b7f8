package scores

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// command shows the card that is named, or the person's own.
func (r room) command(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	s, err := r.SelectTerm(ctx, q, arguments, routes.Card.Link(routes.OfUnit{}))
	if err != nil {
		return bot.Reply{}, err
	}
	return r.showShortcut(ctx, q, s)
}

// showShortcut shows the card that a month or a unit alone means.
func (r room) showShortcut(ctx context.Context, q *chat.Question, s chat.Selection) (bot.Reply, error) {
	if s.Term != "" {
		return r.showTerm(ctx, q, routes.OfTerm{Term: s.Term, Unit: s.Unit})
	}
	return r.showCard(ctx, q, routes.OfUnit{Month: s.Month, Unit: s.Unit})
}

// showCard shows a unit's month at a glance.
func (r room) showCard(ctx context.Context, q *chat.Question, p routes.OfUnit) (bot.Reply, error) {
	return r.show(ctx, q, p, r.glance)
}

// showDetails shows a unit's month with every indicator.
func (r room) showDetails(ctx context.Context, q *chat.Question, p routes.OfUnit) (bot.Reply, error) {
	return r.show(ctx, q, p, r.details)
}

// screen lays a card out.
type screen func(context.Context, *chat.Question, Card) (bot.Message, error)

// glance lays a card out by its groups.
func (r room) glance(_ context.Context, q *chat.Question, s Card) (bot.Message, error) {
	return cardScreen(q.Renderer, s), nil
}

// details lays a card out by its indicators, with what each figure came from.
func (r room) details(ctx context.Context, q *chat.Question, s Card) (m bot.Message, err error) {
	if s.Entries, err = r.store.Entries(ctx, s.Record.Span(), s.Record.Unit, s.Rules); err != nil {
		return m, err
	}
	return detailsScreen(q.Renderer, s), nil
}

// show shows a unit's month: whole to those who serve the unit and to admins, total, grade and rank to everybody else.
// Without a unit it is the person's own; an admin who serves none gets the units to choose from.
func (r room) show(ctx context.Context, q *chat.Question, p routes.OfUnit, whole screen) (bot.Reply, error) {
	if p.Unit = q.UnitOrOwn(p.Unit); p.Unit == "" && r.Leads(chat.Destination(routes.Units)) {
		return r.Follow(ctx, q, routes.Units.Link(routes.OfMonth{Month: p.Month}))
	}
	if p.Unit == "" {
		return r.AskUnit(ctx, q, routes.Card.Link(routes.OfUnit{Month: p.Month}))
	}
	s, err := r.cards.Read(ctx, q, chat.Selection{Month: p.Month, Unit: p.Unit})
	if err != nil {
		return bot.Reply{}, err
	}
	if !q.Person.MaySeeDossiers(p.Unit) {
		return q.Show(standingScreen(q.Renderer, s)), nil
	}
	if s.Others, err = r.OtherUnits(ctx, q, p.Unit); err != nil {
		return bot.Reply{}, err
	}
	terms, err := r.store.Terms(ctx, p.Unit)
	if err != nil {
		return bot.Reply{}, err
	}
	s.Around = termsAround(terms, scoring.Term(s.Record.Month))
	if s.Without, err = r.readWithout(ctx, s); err != nil {
		return bot.Reply{}, err
	}
	m, err := whole(ctx, q, s)
	return q.Show(m), err
}
