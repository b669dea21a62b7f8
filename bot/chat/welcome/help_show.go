package welcome

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
)

// showHelp says who the person is to the bot and what they can ask.
func (r room) showHelp(ctx context.Context, q *chat.Question, _ string) (bot.Reply, error) {
	return r.help(ctx, q, "")
}

// help is who the person is, with the keyboard, and what they can ask, with buttons: a message has room for one of both.
func (r room) help(ctx context.Context, q *chat.Question, opening string) (bot.Reply, error) {
	roles, err := r.heldRoles(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	who := whoScreen(q.Renderer, opening, r.Authority, roles)
	who.Keys = r.Keyboard(q)
	return chat.Say(who, groupsScreen(q.Renderer, r.offeredGroups(q))), nil
}

// heldRoles are the person's grants in words.
func (r room) heldRoles(ctx context.Context, q *chat.Question) ([]heldRole, error) {
	var roles []heldRole
	for _, g := range q.Person.Grants {
		role := heldRole{Name: q.Renderer.Words.Text("role." + string(g.Role))}
		if g.Unit != "" {
			var err error
			if role.Unit, err = r.UnitNameOrCode(ctx, g.Unit); err != nil {
				return nil, err
			}
		}
		roles = append(roles, role)
	}
	return roles, nil
}
