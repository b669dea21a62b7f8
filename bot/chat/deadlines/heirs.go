package deadlines

import (
	"context"

	"motcua/bot/chat"
)

// passedOn refuses a list of what a unit must see to now when its heir sees to that, and offers the heir's list to whoever may
// see it: that the unit has nothing left would be half of the truth.
func (r room) passedOn(ctx context.Context, q *chat.Question, code string, list chat.Link) error {
	ended, heir, has, err := r.HeirOf(ctx, q, code)
	switch {
	case err != nil || !has:
		return err
	case q.Person.MaySeeDossiers(heir.Code):
		return chat.Refusal{Message: chat.HeirOffer(q.Renderer, ended, heir, list)}
	}
	return q.Refuse("overdue.passed_on", "unit", chat.UnitName(ended.Name), "heir", chat.UnitName(heir.Name))
}
