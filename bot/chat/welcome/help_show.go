package welcome

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
)

// showHelp says who the person is to the bot and what they can ask.
func (r room) showHelp(ctx context.Context, q *chat.Question, _ string) (bot.Reply, error) {
	roles, err := r.heldRoles(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	m := helpScreen(q.Renderer, "", r.Authority, roles, r.offeredCommands(q))
	m.Keys = r.Keyboard(q)
	return chat.Say(m), nil
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

// offeredCommands are the commands that the person may use, for help.
func (r room) offeredCommands(q *chat.Question) []offeredCommand {
	var all []offeredCommand
	for _, c := range r.Commands() {
		if c.Offered && c.Allows(q.Person) {
			one := offeredCommand{Name: c.In(q.Renderer.Words), About: q.Renderer.Words.Text(c.About)}
			if c.Usage != "" {
				one.Usage = q.Renderer.Words.Text(c.Usage)
			}
			all = append(all, one)
		}
	}
	return all
}
