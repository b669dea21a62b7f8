package welcome

import (
	"context"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
)

// group is a group of commands that help lists together. Its words are in buttons that people keep: they do not change.
type group string

// The groups, in the order of help.
const (
	todayGroup    group = "today"
	monthsGroup   group = "months"
	figuresGroup  group = "figures"
	peopleGroup   group = "people"
	settingsGroup group = "settings" // and what no other group names
)

func groups() []group {
	return []group{todayGroup, monthsGroup, figuresGroup, peopleGroup, settingsGroup}
}

// groupOf is the group of a command.
func groupOf(command string) group {
	switch command {
	case "quahan", "saphan", "tuan", "canhbao", "canlam", "nghi":
		return todayGroup
	case "tongquan", "diem", "xephang", "xuhuong", "chot", "molai", "baocao":
		return monthsGroup
	case "hoso", "dinhchinh", "chitieu", "mau":
		return figuresGroup
	case "nguoidung", "moi", "thongbao":
		return peopleGroup
	}
	return settingsGroup
}

// offeredGroup is a group as it is offered to a reader.
type offeredGroup struct {
	Group    group
	Commands []offeredCommand
}

// offeredGroups are the commands that the person may use, by group; a group of none is left out.
func (r room) offeredGroups(q *chat.Question) (all []offeredGroup) {
	for _, g := range groups() {
		var commands []offeredCommand
		for _, c := range r.Commands() {
			if !c.Offered || !c.Allows(q.Person) || groupOf(c.Name) != g {
				continue
			}
			one := offeredCommand{Name: c.In(q.Renderer.Words), About: q.Renderer.Words.Text(c.About)}
			if c.Usage != "" {
				one.Usage = q.Renderer.Words.Text(c.Usage)
			}
			if c.Key != "" {
				one.Key = q.Renderer.Words.Text(c.Key)
			}
			if c.Name != "trogiup" && !c.Leaves {
				one.Runs = c.Name
			}
			commands = append(commands, one)
		}
		if len(commands) > 0 {
			all = append(all, offeredGroup{g, commands})
		}
	}
	return all
}

// showGroup shows the commands of a group, with what each does; of no group that the person has, all groups.
func (r room) showGroup(_ context.Context, q *chat.Question, p ofGroup) (bot.Reply, error) {
	offered := r.offeredGroups(q)
	if i := slices.IndexFunc(offered, func(g offeredGroup) bool { return g.Group == p.Group }); i >= 0 {
		return q.Show(groupScreen(q.Renderer, offered[i])), nil
	}
	return q.Show(groupsScreen(q.Renderer, offered)), nil
}

// run answers a command that is pressed, in a message of its own: help stays.
func (r room) run(ctx context.Context, q *chat.Question, p ofCommand) (bot.Reply, error) {
	all := r.Commands()
	i := slices.IndexFunc(all, func(c chat.Command) bool { return c.Name == p.Command && c.Offered })
	if i < 0 {
		return r.OldButton(ctx, q)
	}
	if !all[i].Allows(q.Person) {
		return bot.Reply{}, q.Refuse("answer.not_for_you", "command", all[i].In(q.Renderer.Words))
	}
	reply, err := all[i].Run(ctx, q, "")
	for at := range reply.Messages {
		reply.Messages[at].Edit = 0
	}
	return reply, err
}
