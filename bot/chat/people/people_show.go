package people

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/people"
)

// command shows who is registered, of the unit that is named.
func (r room) command(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	var p ofList
	if arguments != "" {
		u, err := r.unitNamed(ctx, q, arguments, toPeople.Link(p))
		if err != nil {
			return bot.Reply{}, err
		}
		p.Unit = u.Code
	}
	return r.showList(ctx, q, p)
}

// showList shows who is registered: at a glance, as one of the lists, or of a unit.
func (r room) showList(ctx context.Context, q *chat.Question, p ofList) (bot.Reply, error) {
	reg, err := r.readRegister(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	if p.Unit != "" {
		return r.showUnit(q, reg, p.Unit, p.Page, "")
	}
	some := func(some people.Directory) (bot.Reply, error) {
		p.Page = min(p.Page, chat.LastPage(len(some), listPage))
		return q.Show(listScreen(q.Renderer, p, reg.describePeople(some))), nil
	}
	switch p.List {
	case "":
		return q.Show(homeScreen(q.Renderer, summary{
			Registered: len(reg.people), Admins: len(reg.people.Serving("")), Gone: len(reg.people.Unreachable()),
			Units: len(reg.presentUnits()), Lacking: reg.lackingUnits(), Ended: reg.allEnded(),
		})), nil
	case listAll:
		return some(reg.people)
	case listOffice:
		return some(reg.people.Serving(""))
	case listGone:
		return some(reg.people.Unreachable())
	case listMissing:
		lacking := reg.lackingUnits()
		p.Page = min(p.Page, chat.LastPage(len(lacking), listPage))
		return q.Show(lackingScreen(q.Renderer, p, lacking)), nil
	case listMerged:
		ended := reg.allEnded()
		p.Page = min(p.Page, chat.LastPage(len(ended), listPage))
		return q.Show(endedScreen(q.Renderer, p, ended)), nil
	default:
		return r.OldButton(ctx, q)
	}
}

// showUnit shows who serves a unit.
func (r room) showUnit(q *chat.Question, reg register, unit string, page int, said string) (bot.Reply, error) {
	u, ok := reg.index.ByCode(unit)
	if !ok {
		return bot.Reply{}, q.Refuse("unit.unknown", "name", chat.Quote(unit))
	}
	p := unitPeople{Unit: u, Registered: reg.describePeople(reg.people.Serving(u.Code)), Missing: reg.people.Missing(u.Code)}
	p.Page = min(page, chat.LastPage(len(p.Registered), listPage))
	if ended, ok := reg.endingOf(u); ok {
		p.Ended = &ended
	}
	return q.Show(unitScreen(q.Renderer, p, said)), nil
}
