package main

import (
	"context"

	"motcua/bot/telegram"
	"motcua/storage"
)

// inbox introduces the store to the wire: neither knows the other.
type inbox struct{ store *storage.Store }

func (i inbox) Put(ctx context.Context, updates []telegram.Update, aside []telegram.SetAside) error {
	kept := make([]storage.Update, len(updates))
	for n, u := range updates {
		kept[n] = storage.Update(u)
	}
	set := make([]storage.Undecoded, len(aside))
	for n, a := range aside {
		set[n] = storage.Undecoded(a)
	}
	return i.store.PutUpdates(ctx, kept, set)
}

func (i inbox) Unfinished(ctx context.Context) ([]telegram.Update, error) {
	rows, err := i.store.UnfinishedUpdates(ctx)
	if err != nil {
		return nil, err
	}
	updates := make([]telegram.Update, len(rows))
	for n, u := range rows {
		updates[n] = telegram.Update(u.Update)
	}
	return updates, nil
}

func (i inbox) Finish(ctx context.Context, ids []int64) error { return i.store.FinishUpdates(ctx, ids) }

func (i inbox) NextOffset(ctx context.Context) (int64, error) { return i.store.NextOffset(ctx) }
