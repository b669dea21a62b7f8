package deadlines

import (
	"context"

	"motcua/bot/chat"
)

// refusePassedOn refuses the list of a unit that has ended, and offers the heir's list to whoever may see it. An empty list would say
// that the unit's dossiers are done, while the heir sees to them.
func (r room) refusePassedOn(ctx context.Context, q *chat.Question, code string, list chat.Link) error {
	ended, heir, has, err := r.HeirOf(ctx, q, code)
	switch {
	case err != nil || !has:
		return err
	case q.Person.MaySeeDossiers(heir.Code):
		return chat.Refusal{Message: chat.HeirOffer(q.Renderer, ended, heir, list)}
	}
	return q.Refuse("overdue.passed_on", "unit", chat.UnitName(ended.Name), "heir", chat.UnitName(heir.Name))
}
