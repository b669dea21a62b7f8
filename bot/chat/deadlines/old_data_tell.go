package deadlines

import (
	"context"

	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// tellOldData tells an admin which units' data are too old for a morning's list at the moment of sending.
func (r room) tellOldData(ctx context.Context, q *chat.Question, _ outbox.Row) (chat.Matter, bool, error) {
	reaches, err := r.store.Reaches(ctx)
	if err != nil {
		return chat.Matter{}, false, err
	}
	var old []scoring.Reach
	for _, reach := range reaches { // the oldest come first
		if !q.Renderer.Silent(reach.Until) {
			break
		}
		old = append(old, reach)
	}
	return oldDataMatter(q.Renderer, old), len(old) > 0, nil
}
