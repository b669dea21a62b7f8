package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/view"
)

// help says who the person is to the bot and what they can ask.
func (h *Handler) help(ctx context.Context, q *question, _ string) (bot.Reply, error) {
	roles, err := h.roles(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	m := view.Help(q.reader, "", h.Authority, roles, h.offered(q))
	m.Keys = h.keyboard(q)
	return say(m), nil
}

// roles are the person's grants in words.
func (h *Handler) roles(ctx context.Context, q *question) ([]view.Role, error) {
	var roles []view.Role
	for _, g := range q.person.Grants {
		role := view.Role{Name: q.reader.Words.Text("role." + string(g.Role))}
		if g.Unit != "" {
			var err error
			if role.Unit, err = h.nameOrCode(ctx, g.Unit); err != nil {
				return nil, err
			}
		}
		roles = append(roles, role)
	}
	return roles, nil
}
