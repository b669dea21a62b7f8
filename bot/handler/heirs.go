package handler

import (
	"context"

	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
)

// heirOf is a unit with the one to which its dossiers belong by now; false unless it has ended and has an heir.
func (h *Handler) heirOf(ctx context.Context, q *Question, code string) (ended, heir scoring.Unit, has bool, err error) {
	index, err := h.Store.Index(ctx)
	if err != nil {
		return ended, heir, false, err
	}
	if ended, has = index.ByCode(code); has {
		heir, has = ended.Heir(q.Today(), index.ByCode)
	}
	return ended, heir, has, nil
}

// passedOn refuses a list of what a unit must see to now when its heir sees to that, and offers the heir's list to whoever may
// see it: that the unit has nothing left would be half of the truth.
func (h *Handler) passedOn(ctx context.Context, q *Question, code string, list chat.Destination) error {
	ended, heir, has, err := h.heirOf(ctx, q, code)
	switch {
	case err != nil || !has:
		return err
	case q.Person.MaySeeDossiers(heir.Code):
		return Refusal{Message: view.Heir(view.Of(q.Renderer), ended, heir, chat.Link{To: list})}
	}
	return q.Refuse("overdue.passed_on", "unit", chat.UnitName(ended.Name), "heir", chat.UnitName(heir.Name))
}
