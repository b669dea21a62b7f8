package serve

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"motcua/cmd/motcua/house"
	"motcua/storage"
)

const (
	replacedEvery = 5 * time.Second // it is looked whether the store's file is still the one that was opened
	scrubEvery    = time.Minute     // the log is emptied, which may hold what was erased
	somebodyEvery = 2 * time.Second // a store without people is asked whether somebody may register by now
)

// serveBot says whose updates come from now on, and gives the number from which they are kept.
func serveBot(ctx context.Context, h *house.House, s house.Settings, secret string) (first int64, err error) {
	digits, _, _ := strings.Cut(secret, ":")
	bot, err := strconv.ParseInt(digits, 10, 64)
	if err != nil { // the wire says what is wrong with the token
		return 0, nil
	}
	found, err := h.Store.ServeBot(ctx, bot)
	if found.Aside > 0 {
		s.Log.Warn("updates that came to another bot are set aside: this one does not answer them", "updates", found.Aside)
	}
	if found.Back > 0 {
		s.Log.Info("updates of this bot that were set aside while another served are answered", "updates", found.Back)
	}
	return found.First, err
}

// awaitSomebody waits while nobody is registered or invited. Until then every update would be answered as a stranger's; and if the
// configuration names the wrong store, those of registered people would be lost in it.
func awaitSomebody(ctx context.Context, h *house.House, s house.Settings) error {
	for said := false; !s.Strangers; said = true {
		some, err := h.Store.Anybody(ctx)
		if err != nil || some {
			return err
		}
		if !said {
			s.Log.Warn("nobody is registered in the store or invited, so no message is taken from Telegram: is MOTCUA_DB the right file? The first admin is invited by: motcua invite --role admin", "db", s.DB)
		}
		if !pause(ctx, somebodyEvery) {
			return nil
		}
	}
	return nil
}

// tendFile removes what killed runs left beside the store, empties the log now and then, and ends the program when another
// file has come to the store's place.
func tendFile(ctx context.Context, h *house.House, s house.Settings, replaced context.CancelCauseFunc) {
	if err := errors.Join(storage.RemoveLeftovers(filepath.Dir(s.DB)), storage.RemoveSecondNames(s.DB)); err != nil {
		s.Log.Warn("what was left beside the store stays there", "error", err)
	}
	for scrub := time.Now(); pause(ctx, replacedEvery); {
		if err := h.Store.Replaced(); errors.Is(err, storage.ErrReplaced) {
			s.Log.Error("the program stops: it would write into a file that is not the store any more", "error", err)
			replaced(fmt.Errorf("MOTCUA_DB: %w", err))
			return
		} else if err != nil {
			s.Log.Warn("it is not known whether the store's file is still the one that was opened", "error", err)
		}
		if time.Since(scrub) < scrubEvery {
			continue
		}
		scrub = time.Now()
		if err := h.Store.Scrub(ctx); err != nil && ctx.Err() == nil {
			s.Log.Warn("the store's log is not emptied yet", "error", err)
		}
	}
}

// pause waits; false when ctx ended meanwhile.
func pause(ctx context.Context, d time.Duration) bool {
	select {
	case <-time.After(d):
		return true
	case <-ctx.Done():
		return false
	}
}
