package advice

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring/advice"
)

// outcome is what would be if something were done with so many dossiers.
type outcome struct {
	prospect
	Act   string
	Asked int
	Done  int // with how many it can be
	Span  advice.Span
	Over  bool // the month has ended: nothing is filed in it any more
}

// showCase says between which scores the month stands once something is done with so many dossiers. Without an act it asks which.
func (r room) showCase(ctx context.Context, q *chat.Question, p ofCase) (bot.Reply, error) {
	if p.Unit = q.UnitOrOwn(p.Unit); p.Unit == "" {
		return r.Follow(ctx, q, routes.Advice.Link(routes.OfUnit{Month: p.Month}))
	}
	found, err := r.readMoving(ctx, q, p.Month, p.Unit)
	if err != nil {
		return bot.Reply{}, err
	}
	act, ok := actNamed(p.Act)
	o := outcome{prospect: found, Act: p.Act, Asked: min(max(p.N, 0), mostInCase)}
	switch {
	case !ok && p.Act != fileOnline || o.Asked == 0:
		return q.Show(casesScreen(q.Renderer, found)), nil
	case ok:
		done := found.Month.If(act, o.Asked)
		o.Done, o.Span = done.Done, done.Span
	default:
		o.Done = o.Asked
		span, running := found.Month.IfFiled(true, o.Asked)
		o.Span, o.Over = span, !running
	}
	return q.Show(caseScreen(q.Renderer, o)), nil
}
