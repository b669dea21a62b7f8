package main

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"motcua/bot/sandbox"
	"motcua/scoring/people"
)

// employs makes a crowd known, each an officer of the next unit in turn. They are greeted by nobody: the program stands still
// meanwhile, and what they wrote is dropped.
func (w *desk) employs(first int64, n int, units []string) (officers []*sandbox.User) {
	w.t.Helper()
	w.stop()
	for i := range n {
		u := w.telegram.User(first+int64(i), "vi")
		w.grants(u, people.Grant{Role: people.Officer, Unit: units[i%len(units)]})
		u.Start("")
		officers = append(officers, u)
	}
	address := w.telegram.URL() + "/bot" + w.telegram.Token() + "/deleteWebhook"
	dropped, err := http.Post(address, "application/json", strings.NewReader(`{"drop_pending_updates": true}`))
	if err != nil || dropped.StatusCode != http.StatusOK {
		w.t.Fatal(dropped, err)
	}
	dropped.Body.Close()
	w.serve()
	return officers
}

// grants gives somebody a role, without a word to them.
func (w *desk) grants(u *sandbox.User, grant people.Grant) {
	w.t.Helper()
	code, now := fmt.Sprintf("%016d", u.ID), w.settings.Clock.Now()
	err := w.house.Store.AddInvitation(w.t.Context(), people.Invitation{Hash: people.HashCode(code), Grant: grant, Expires: now.Add(time.Hour)}, 0)
	if err != nil {
		w.t.Fatal(err)
	}
	if _, err := w.house.Store.Redeem(w.t.Context(), code, u.ID, now, u.ID); err != nil {
		w.t.Fatal(err)
	}
}

// sends are the bot's messages to everybody, in the order in which Telegram took them, until ctx ends; to be received once the
// program has stopped.
func (w *desk) sends(ctx context.Context) <-chan []sandbox.Entry {
	all, stream := make(chan []sandbox.Entry, 1), w.telegram.Subscribe(0)
	go func() {
		defer stream.Close()
		var sent []sandbox.Entry
		for {
			e, err := stream.Next(ctx)
			if err != nil {
				slices.SortStableFunc(sent, func(a, b sandbox.Entry) int { return a.At.Compare(b.At) })
				all <- sent
				return
			}
			if e.Kind == sandbox.Message {
				sent = append(sent, e)
			}
		}
	}()
	return all
}
