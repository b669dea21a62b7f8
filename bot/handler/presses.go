package handler

import (
	"context"
	"errors"

	"motcua/bot"
	"motcua/bot/view"
)

// press answers a button. Nothing is trusted because it came in one: who may see what is asked again.
func (h *Handler) press(ctx context.Context, q *question) (bot.Reply, error) {
	if !q.person.Known() {
		return h.stranger(q)
	}
	link, ok := view.ReadLink(q.request.Press.Data)
	if !ok {
		return h.oldButton(ctx, q)
	}
	if err := h.elsewhere(ctx, q, link); err != nil {
		return bot.Reply{}, err
	}
	return h.follow(ctx, q, link)
}

// elsewhere ends what was being entered when the person turns to something else.
func (h *Handler) elsewhere(ctx context.Context, q *question, to view.Link) error {
	switch to.To {
	case view.ToAskMonth, view.ToAskUnit, view.ToCancel: // these see to it themselves
		return nil
	}
	_, asked, err := h.Store.Dialogue(ctx, q.person.ID, q.request.Update, q.reader.Now)
	if err != nil || !asked {
		return err
	}
	return h.leave(ctx, q)
}

// follow gives the view that a link leads to.
func (h *Handler) follow(ctx context.Context, q *question, link view.Link) (bot.Reply, error) {
	a := asked{month: link.Month, unit: link.Unit, page: link.Page}
	switch link.To {
	case view.ToScorecard:
		return h.score(ctx, q, a, view.Scorecard)
	case view.ToDetails:
		return h.score(ctx, q, a, view.Details)
	case view.ToWhy:
		return h.why(ctx, q, a, link.Figure)
	case view.ToOverdue:
		return h.overdue(ctx, q, a)
	case view.ToOverdueUnits:
		return h.overdueUnits(ctx, q, a)
	case view.ToDue:
		return h.due(ctx, q, a)
	case view.ToRanking:
		return h.ranking(ctx, q, a)
	case view.ToRankingPicture:
		return h.rankingPicture(ctx, q, a)
	case view.ToTrend:
		return h.trend(ctx, q, a)
	case view.ToWarnings:
		return h.warnings(ctx, q, a)
	case view.ToAcknowledge:
		return h.acknowledge(ctx, q, link.Unit)
	case view.ToSnooze:
		return h.snooze(ctx, q, link.Unit)
	case view.ToAskMonth:
		return h.askMonth(ctx, q, link.Unit)
	case view.ToAskUnit:
		return h.askUnit(ctx, q, view.Link{To: view.ToScorecard, Month: link.Month})
	case view.ToCancel:
		return h.cancel(ctx, q, "")
	case view.ToLanguage:
		return h.setLanguage(ctx, q, link.Language)
	default:
		return h.oldButton(ctx, q)
	}
}

// oldButton explains a button that is no longer understood and gives the latest score card, in a message of its own: the
// old one may hold what the person still wants to read.
func (h *Handler) oldButton(ctx context.Context, q *question) (bot.Reply, error) {
	said := q.reader.Words.Text("answer.old_button")
	reply, err := h.score(ctx, q, asked{}, view.Scorecard)
	if r, ok := errors.AsType[refusal](err); ok {
		reply, err = say(r.message), nil
	}
	if err != nil {
		return bot.Reply{}, err
	}
	for i := range reply.Messages {
		reply.Messages[i].Edit = 0
	}
	reply.Messages = append([]bot.Message{view.Note(said)}, reply.Messages...)
	reply.Toast = said
	return reply, nil
}
