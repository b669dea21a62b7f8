package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"motcua/bot/telegram"
	"motcua/cmd/motcua/serve"
	"motcua/internal/trial"
)

var update = flag.Bool("update", false, "write the conversations anew")

// The conversations in testdata/conversations are played over the whole path, against the store of the demo, and every
// answer is as it stands there. They read like scripts:
//
//	! empty at 2024-07-03T09:00:00+07:00  at the first line: the store has the sample's units and nothing else, and it is that time
//	! as officer of 000.10.32.H18 in vi   who talks (at the first line; removed, stranger, and another unit are possible)
//	! person 2                            another one talks from here on (1 at first); with "as" they hold a role, too
//	! waits                               what has come to the person since is shown
//	! due JOB                             what is due with time is done; all of it without a name
//	! closes 2026-10, ! reopens 2026-10   a month is closed, or opened again
//	! tended                              broadcasts begin, go out, end, and show it
//	! takes FILE                          a file of testdata/conversations/files or of the sample is imported
//	> text                                is written to the bot
//	@ label                               presses the newest button of that label
//	! officers 5 to 29                  these persons are officers, of one unit after the other
//	! refuses 5 to 24                   from here on Telegram refuses what is sent to these persons; to nobody when none are named
//	! sticker | blocks | file | photo | restart | later 20m | removed | forged DATA | earlier DATA
//	    what the bot answers, indented
//
// Updates are handled twice, as after a kill, and must be answered the same; no notice goes out meanwhile. The sandbox refuses what Telegram refuses, and nothing else may be
// refused or logged as a warning.
func TestConversationsGoAsTheyAreWritten(t *testing.T) {
	all, err := filepath.Glob("testdata/conversations/*.txt")
	if err != nil || len(all) == 0 {
		t.Fatalf("there are no conversations: %v", err)
	}
	var played coverage
	t.Cleanup(func() {
		if played.scripts == len(all) { // not when some are chosen
			played.check(t)
		}
	})
	for i, path := range all {
		if !trial.Includes(i, 1, 5) {
			continue
		}
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			t.Parallel()
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := play(t, string(raw), &played, handledAgain(path))
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != string(raw) {
				t.Errorf("the conversation went otherwise:\n%s", difference(string(raw), got))
			}
		})
	}
}

// difference is the first place where two texts part, with what stands around it.
func difference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	at := 0
	for at < len(w) && at < len(g) && w[at] == g[at] {
		at++
	}
	from := max(0, at-6)
	return fmt.Sprintf("line %d, written:\n%s\n\ngot:\n%s", at+1, strings.Join(w[from:min(len(w), at+6)], "\n"), strings.Join(g[from:min(len(g), at+20)], "\n"))
}

// handledAgain says whether the updates of a script are handled twice: all in a soak, else those in Vietnamese. The others tell the same
// stories.
func handledAgain(path string) bool {
	return trial.Soaks() || !trial.Raced && strings.HasSuffix(path, ".vi.txt")
}

// play goes through a script and gives it with the answers that came.
func play(t *testing.T, script string, played *coverage, handledAgain bool) string {
	t.Helper()
	var out strings.Builder
	var o serve.Options
	if handledAgain {
		o.Answerer = func(a telegram.Answerer) telegram.Answerer { return again{a} }
	}
	s := stageFor(t, script, keepStill(o))
	s.played = played
	played.begin()
	for line := range strings.Lines(script) {
		line = strings.TrimSuffix(line, "\n")
		kind, rest, _ := strings.Cut(line, " ")
		switch kind {
		case "":
			continue // an answer, or an empty line: both are written anew
		case "#":
			fmt.Fprintln(&out, line)
			continue
		case ">", "@", "!":
		default:
			t.Fatalf("%q is no line of a script", line)
		}
		fmt.Fprintf(&out, "\n%s\n", line)
		for _, answer := range s.step(kind, rest) {
			fmt.Fprintln(&out, strings.TrimRight("    "+answer, " "))
		}
	}
	s.stop()
	for _, line := range s.troubles() {
		t.Errorf("something went wrong: %s", line)
	}
	return out.String()
}

// step does what a line says, waits until it is answered, and gives the answers.
func (s *stage) step(kind, rest string) []string {
	s.t.Helper()
	switch kind {
	case ">":
		s.played.note(s.person.Language, rest)
		s.person.Send(rest)
	case "@":
		id, data := s.button(rest)
		s.played.note(s.person.Language, data)
		s.person.PressData(id, data)
	default:
		if !s.direct(rest) {
			return nil
		}
	}
	s.settle()
	before := s.shown[s.person.ID]
	s.shown[s.person.ID] = s.seen()
	return s.answers(before)
}

// settle waits until everything that was asked is answered and on record as answered, and what was due to be told is told.
func (s *stage) settle() {
	s.t.Helper()
	ctx := patiently(s.t)
	for {
		// In this order: what is taken is in the store or its journal already, and what is answered is in the outbox.
		if s.telegram.Pending() == 0 && s.nothingJournaled() && s.allAnswered(ctx) && s.told(ctx) {
			return
		}
		time.Sleep(4 * time.Millisecond)
	}
}

// allAnswered says whether no update in the store waits for its answer.
func (s *stage) allAnswered(ctx context.Context) bool {
	s.t.Helper()
	waiting, err := s.house.Store.UnfinishedUpdates(ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	return len(waiting) == 0
}

// nothingJournaled says whether all that came into the inbox is in the store: while somebody else writes it stands beside it.
func (s *stage) nothingJournaled() bool {
	info, err := os.Stat(s.settings.DB + "-inbox")
	return err != nil || info.Size() == 0
}

// told says whether no notice is due or on its way.
func (s *stage) told(ctx context.Context) bool {
	s.t.Helper()
	now := s.settings.Clock.Now()
	next, queued, err := serve.Outgoing{Store: s.house.Store, Settings: s.settings}.Next(ctx, now)
	if err != nil {
		s.t.Fatal(err)
	}
	sending, err := s.house.Store.Interrupted(ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	return len(sending) == 0 && (!queued || next.After(now))
}
