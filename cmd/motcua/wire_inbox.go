package main

import (
	"context"

	"motcua/bot/telegram"
	"motcua/storage"
)

// inbox introduces the store to the wire: neither knows the other.
type inbox struct {
	store  *storage.Store
	inHand storage.InHand
}

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

func (i inbox) Unfinished(ctx context.Context) ([]telegram.Unfinished, error) {
	rows, err := i.store.UnfinishedUpdates(ctx)
	updates := make([]telegram.Unfinished, len(rows))
	for n, u := range rows {
		updates[n] = telegram.Unfinished{Update: telegram.Update(u.Update), Aside: u.Aside, Deaths: u.Deaths, Message: u.Message}
	}
	return updates, err
}

func (i inbox) Retried(ctx context.Context) ([]telegram.Update, error) {
	rows, err := i.store.RetriedUpdates(ctx)
	updates := make([]telegram.Update, len(rows))
	for n, u := range rows {
		updates[n] = telegram.Update(u)
	}
	return updates, err
}

func (i inbox) Hold(worker int, update int64) { i.inHand.Note(worker, update) }

func (i inbox) Begin(ctx context.Context, id int64, message int) error {
	return i.store.BeginAnswer(ctx, id, message)
}

func (i inbox) Finish(ctx context.Context, ids []int64) error { return i.store.FinishUpdates(ctx, ids) }

func (i inbox) NextOffset(ctx context.Context) (int64, error) { return i.store.NextOffset(ctx) }
