package serve

import (
	"context"
	"fmt"

	"motcua/bot"
	"motcua/bot/telegram"
	"motcua/storage/chat"
	"motcua/storage/rooms"
)

// inbox introduces the store to the wire: neither knows the other. codes finds an invitation's code in what a stranger wrote.
type inbox struct {
	store  *rooms.Store
	inHand chat.InHand
	first  int64 // the number from which the updates of the bot that serves are kept
	codes  func(bot.Request) (string, bool)
}

func (i inbox) IsRegistered(ctx context.Context, person int64) (bool, error) {
	return i.store.Registered(ctx, person)
}

func (i inbox) Code(r bot.Request) string {
	code, _ := i.codes(r)
	return code
}

func (i inbox) Put(ctx context.Context, updates []telegram.Update, aside []telegram.SetAside) ([]telegram.Place, error) {
	places, err := i.store.PutUpdates(ctx, updates, aside)
	if chat.Unfit(err) {
		return nil, fmt.Errorf("%w: %w", telegram.ErrUnfit, err)
	}
	return places, err
}

func (i inbox) Unfinished(ctx context.Context) ([]telegram.Unfinished, error) {
	return i.store.UnfinishedUpdates(ctx)
}

func (i inbox) PutBack(ctx context.Context) ([]telegram.Update, error) {
	return i.store.RetriedUpdates(ctx)
}

func (i inbox) Hold(worker int, update int64) { i.inHand.Note(worker, update) }

func (i inbox) Begin(ctx context.Context, id int64, message int) error {
	return i.store.BeginAnswer(ctx, id, message)
}

func (i inbox) Finish(ctx context.Context, ids []int64) error { return i.store.FinishUpdates(ctx, ids) }

func (i inbox) NextOffset(ctx context.Context) (int64, error) {
	return i.store.NextOffset(ctx, i.first)
}
