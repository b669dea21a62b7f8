package handler

import (
	"context"

	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// oldData tells an admin of the units whose data are too old to speak of in the morning; of those of which newer data have come meanwhile,
// nothing is said.
func (h *Handler) oldData(ctx context.Context, q *Question, _ outbox.Row) (view.Told, bool, error) {
	if !q.Person.Is(people.Admin) {
		return view.Told{}, false, nil
	}
	reaches, err := h.Store.Reaches(ctx)
	if err != nil {
		return view.Told{}, false, err
	}
	var old []scoring.Reach
	for _, r := range reaches { // the oldest come first
		if !q.Renderer.Silent(r.Until) {
			break
		}
		old = append(old, r)
	}
	return view.OldData(view.Of(q.Renderer), old), len(old) > 0, nil
}
