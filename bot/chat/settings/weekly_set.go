package settings

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring/outbox"
)

// setWeekly has a week's message sent, or not any more. Where nothing is set, none is.
func (r room) setWeekly(ctx context.Context, q *chat.Question, p ofSwitch) (bot.Reply, error) {
	value, toast := "", "week.turned_off"
	if p.On {
		value, toast = outbox.WeekOn, "week.turned_on"
	}
	if err := r.store.PutSetting(ctx, outbox.WeekKey, value, q.Person.ID); err != nil {
		return bot.Reply{}, err
	}
	reply, err := r.showLayouts(ctx, q, routes.OfPage{})
	reply.Toast = q.Renderer.Words.Text(toast)
	return reply, err
}
