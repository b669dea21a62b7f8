package people

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
)

// handOver gives the people of a unit that has ended to the one that took over, after a confirmation. The unit confirmed is
// the one that was shown: if the register says another now, it is asked again.
func (r room) handOver(ctx context.Context, q *chat.Question, p handover) (bot.Reply, error) {
	reg, err := r.readRegister(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	words := q.Renderer.Words
	from, ok := reg.index.ByCode(p.Unit)
	if !ok {
		return bot.Reply{}, q.Refuse("unit.unknown", "name", chat.Quote(p.Unit))
	}
	ended, over := reg.endingOf(from)
	if !over || ended.Heir.Code == "" {
		return r.showUnit(q, reg, from.Code, 0, words.Text("place.nothing_to_hand_over"))
	}
	heir := ended.Heir
	if !p.Yes && ended.People == 0 {
		return r.showUnit(q, reg, from.Code, 0, "")
	}
	if !p.Yes || p.Heir != heir.Code {
		question := words.Text("place.hand_over", "n", ended.People, "unit", chat.UnitName(from.Name), "heir", chat.UnitName(heir.Name))
		yes := toHandOver.Link(handover{Unit: p.Unit, Heir: heir.Code, Yes: true})
		return q.Show(confirmScreen(question, chat.Button(words.Text("place.hand_over_yes"), yes),
			chat.Button(words.Text("person.no_button"), toPeople.Link(ofList{Unit: from.Code})))), nil
	}
	if _, err := r.store.HandOver(ctx, from.Code, heir.Code, q.Person.ID); err != nil {
		return bot.Reply{}, err
	}
	if reg, err = r.readRegister(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	return r.showUnit(q, reg, heir.Code, 0, words.Text("place.handed_over", "unit", chat.UnitName(from.Name), "heir", chat.UnitName(heir.Name)))
}
