package handler

import "context"

// who is somebody in words: the reader themselves, or the role that they hold for the unit. No name is kept.
func (h *Handler) who(ctx context.Context, q *Question, person int64, unit string) (string, error) {
	if person == q.Person.ID {
		return q.Renderer.Words.Text("warnings.you"), nil
	}
	p, err := h.Store.Person(ctx, person)
	if err != nil {
		return "", err
	}
	for _, g := range p.Grants {
		if g.Unit == unit || g.Unit == "" {
			return q.Renderer.Words.Text("role." + string(g.Role)), nil
		}
	}
	return q.Renderer.Words.Text("warnings.somebody"), nil
}
