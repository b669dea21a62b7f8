package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring/notice"
	"motcua/scoring/people"
)

// rolesNotice tells somebody what they hold since an admin changed it, with the keyboard for that; nothing when they hold what
// they held before. Who holds nothing is told that once, without a unit: the bot answers them no more, and they should not
// have to find out.
func (h *Handler) rolesNotice(ctx context.Context, q *question, row notice.Row) (bot.Message, bool, error) {
	switch {
	case people.Held(q.person.Grants) == row.Facts.Held:
		return bot.Message{}, false, nil
	case !q.person.Known():
		m := view.Note(q.reader.Words.Text("roles_told.none", "authority", h.authority(q)))
		m.NoKeys = true
		return m, true, nil
	}
	roles, err := h.roles(ctx, q)
	if err != nil {
		return bot.Message{}, false, err
	}
	m := view.RolesTold(q.reader, roles)
	m.Keys = h.keyboard(q)
	return m, true, nil
}
