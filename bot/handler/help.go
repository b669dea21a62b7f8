package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
)

// help says who the person is to the bot and what they can ask.
func (h *Handler) help(ctx context.Context, q *Question, _ string) (bot.Reply, error) {
	roles, err := h.roles(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	m := view.Help(view.Of(q.Renderer), "", h.Authority, roles, h.offered(q))
	m.Keys = h.Keyboard(q)
	return chat.Say(m), nil
}

// roles are the person's grants in words.
func (h *Handler) roles(ctx context.Context, q *Question) ([]view.Role, error) {
	var roles []view.Role
	for _, g := range q.Person.Grants {
		role := view.Role{Name: q.Renderer.Words.Text("role." + string(g.Role))}
		if g.Unit != "" {
			var err error
			if role.Unit, err = h.UnitNameOrCode(ctx, g.Unit); err != nil {
				return nil, err
			}
		}
		roles = append(roles, role)
	}
	return roles, nil
}

// offered are the commands that the person may use, for help.
func (h *Handler) offered(q *Question) []view.Command {
	var all []view.Command
	for _, c := range h.Commands() {
		if c.Offered && c.Allows(q.Person) {
			one := view.Command{Name: c.In(q.Renderer.Words), About: q.Renderer.Words.Text(c.About)}
			if c.Usage != "" {
				one.Usage = q.Renderer.Words.Text(c.Usage)
			}
			all = append(all, one)
		}
	}
	return all
}
