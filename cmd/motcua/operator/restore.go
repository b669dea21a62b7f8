package operator

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"motcua/bot/calendar"
	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/serve"
	"motcua/scoring/rulesets"
	"motcua/storage"
	"motcua/storage/rooms"
	"motcua/storage/upkeep"
)

// Restore puts a copy in the store's place.
type Restore struct {
	Copy       string `arg:"" name:"copy" help:"cli.help.restore_copy"`
	KeepPeople bool   `name:"keep-people" help:"cli.help.keep_people"`
}

// Run puts a copy in the store's place, and says what that means for people and for what was sent since.
func (c Restore) Run(ctx context.Context, w house.World) error {
	rules, err := rulesets.Load()
	if err != nil {
		return err
	}
	s := w.Settings
	done, err := upkeep.Restore(ctx, storage.Options{Path: s.DB, Zone: s.Zone, Now: s.Clock.Now, RuleSets: rules.ByID}, c.Copy, upkeep.Restoring{
		KeepPeople: c.KeepPeople,
		Elapse: func(ctx context.Context, file *storage.File) error {
			return calendar.Calendar{Now: s.Clock.Now, Zone: s.Zone, Jobs: serve.DueJobs(&house.House{Store: rooms.On(file), Rules: rules}, s)}.RunDue(ctx)
		},
	})
	switch {
	case errors.Is(err, upkeep.ErrInUse):
		return errors.New(w.Words.Text("cli.restore_in_use", "file", s.DB))
	case errors.Is(err, storage.ErrNoStore):
		return errors.New(w.Words.Text("cli.restore_no_copy", "file", c.Copy))
	case errors.Is(err, storage.ErrOtherLog):
		return errors.New(w.Words.Text("cli.other_log", "file", c.Copy))
	case errors.Is(err, storage.ErrUnreleased):
		return errors.New(w.Words.Text("cli.unreleased", "file", c.Copy))
	case err != nil:
		return err
	}
	tellRestored(w, done, c.Copy)
	return nil
}

// shownHeld is how many of the notices held, and of the files, are listed.
const shownHeld = 20

func tellRestored(w house.World, r upkeep.Restored, from string) {
	say := func(key string, args ...any) { fmt.Fprintln(w.Stdout, w.Words.Text(key, args...)) }
	say("cli.restore_done", "copy", from, "file", w.Settings.DB, "time", w.Words.DateTime(r.CopiedAt.In(w.Settings.Zone)))
	if r.Store != "" {
		say("cli.restore_kept", "file", r.Store)
	}
	switch {
	case errors.Is(r.Unread, storage.ErrNoStore):
		say("cli.restore_alone")
	case errors.Is(r.Unread, upkeep.ErrUnrelated):
		say("cli.restore_unrelated")
	case r.Unread != nil:
		say("cli.restore_unread", "reason", r.Unread.Error())
	}
	tellRights(w, r.Rights)
	if r.NoAdmin {
		say("cli.restore_no_admin")
	}
	if r.Invitations > 0 {
		say("cli.restore_invitations", "n", r.Invitations)
	}
	if len(r.Held) > 0 {
		say("cli.restore_held", "n", len(r.Held))
		for _, h := range r.Held[:min(len(r.Held), shownHeld)] {
			fmt.Fprintf(w.Stdout, "  %d  %s  %s\n", h.ID, h.Reason, h.Unit)
		}
	}
	if len(r.Held) > shownHeld {
		say("cli.import_more", "n", len(r.Held)-shownHeld)
	}
	if len(r.Paused) > 0 {
		say("cli.restore_paused", "ids", idList(r.Paused))
	}
	if len(r.Drafts) > 0 {
		say("cli.restore_drafts", "ids", idList(r.Drafts))
	}
	if r.Waiting > 0 {
		say("cli.restore_waiting", "n", r.Waiting)
	}
	if r.Aside > 0 {
		say("cli.restore_aside", "n", r.Aside)
	}
	tellLost(w, r)
}

// tellLost says what was done since the copy was made and is to be done again.
func tellLost(w house.World, r upkeep.Restored) {
	say := func(key string, args ...any) { fmt.Fprintln(w.Stdout, w.Words.Text(key, args...)) }
	if len(r.Files) > 0 {
		say("cli.restore_files", "n", len(r.Files))
		for _, f := range r.Files[:min(len(r.Files), shownHeld)] {
			fmt.Fprintf(w.Stdout, "  %s  %s  %s\n", w.Words.DateTime(time.Unix(f.At, 0).In(w.Settings.Zone)), w.Words.Text("cli.kind."+f.Kind), f.Name)
		}
	}
	if len(r.Files) > shownHeld {
		say("cli.import_more", "n", len(r.Files)-shownHeld)
	}
	if len(r.Closed) > 0 {
		say("cli.restore_closed", "months", w.Months(r.Closed))
	}
	if len(r.Reopened) > 0 {
		say("cli.restore_reopened", "months", w.Months(r.Reopened))
	}
	if r.Changes > 0 {
		say("cli.restore_changes", "n", r.Changes)
	}
}

// tellRights lists what a restore did to people's rights, by the number that stands for each.
func tellRights(w house.World, rights []upkeep.Right) {
	last := upkeep.Became("")
	for _, r := range rights {
		if r.Became != last {
			last = r.Became
			fmt.Fprintln(w.Stdout, w.Words.Text("cli.restored."+string(r.Became)))
		}
		if r.Became == upkeep.Unknown {
			continue
		}
		line := w.Words.Text("actor.numbered", "role", w.Words.Text("role."+string(r.Role)), "number", strconv.Itoa(r.Number))
		if r.Unit != "" {
			line += ", " + r.UnitName + " (" + r.Unit + ")"
		}
		fmt.Fprintln(w.Stdout, "  "+line)
	}
}

func idList(ids []int64) string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = strconv.FormatInt(id, 10)
	}
	return strings.Join(texts, ", ")
}
