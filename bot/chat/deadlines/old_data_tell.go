package deadlines

import (
	"context"

	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// tellOldData tells an admin of the units whose data are too old to speak of in the morning; of those of which newer data have come
// meanwhile, nothing is said.
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
