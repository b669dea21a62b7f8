package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring/notice"
	"motcua/scoring/people"
)

// rolesNotice tells somebody what they hold since an admin changed it, with the keyboard for that; nothing when they hold what
// they held before. Who holds nothing is told that once, without a unit: the bot answers them no more, and they should not
// have to find out.
func (h *Handler) rolesNotice(ctx context.Context, q *Question, row notice.Row) (bot.Message, bool, error) {
	switch {
	case people.Held(q.Person.Grants) == row.Facts.Held:
		return bot.Message{}, false, nil
	case !q.Person.Known():
		m := chat.Note(q.Renderer.Words.Text("roles_told.none", "authority", h.AuthorityNamed(q)))
		m.NoKeys = true
		return m, true, nil
	}
	roles, err := h.roles(ctx, q)
	if err != nil {
		return bot.Message{}, false, err
	}
	m := view.RolesTold(view.Of(q.Renderer), roles)
	m.Keys = h.Keyboard(q)
	return m, true, nil
}
