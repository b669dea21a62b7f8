package welcome

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// tellRoles tells somebody what they hold since an admin changed it, with the keyboard for that; nothing when they hold what
// they held before. Whoever was removed is told so once, without a unit, since the bot answers them no more.
func (r room) tellRoles(ctx context.Context, q *chat.Question, row outbox.Row) (bot.Message, bool, error) {
	switch {
	case people.FormatGrants(q.Person.Grants) == row.Facts.Held:
		return bot.Message{}, false, nil
	case !q.Person.Known():
		m := chat.Note(q.Renderer.Words.Text("roles_told.none", "authority", r.AuthorityNamed(q)))
		m.NoKeys = true
		return m, true, nil
	}
	roles, err := r.heldRoles(ctx, q)
	if err != nil {
		return bot.Message{}, false, err
	}
	m := rolesScreen(q.Renderer, roles)
	m.Keys = r.Keyboard(q)
	return m, true, nil
}
