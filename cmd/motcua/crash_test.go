package main

import (
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/house"
	"motcua/scoring"
	"motcua/scoring/people"
)

const (
	crashChats    = 50
	crashMessages = 20 // of each chat, in a soak
	crashKills    = 20 // in a soak
	inFlight      = 16 // requests answered at once: so many may be answered again after a kill
)

// pardon is what is said in the place of an answer that the program had in hand at two deaths.
const pardon = "bot để riêng yêu cầu này"

// Questions from fifty chats, a thousand in a soak, while the program is killed at random moments: every one gets its answer, few twice, none out of order. One that is in hand at two kills gets a sentence instead.
func TestKilledAtAnyMomentItAnswersEverything(t *testing.T) {
	s, h := sampleHouse(t, slog.New(slog.DiscardHandler))
	units, err := h.Store.Units(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	telegram := telegramFor(t, sandbox.Config{})
	random := rand.New(rand.NewPCG(20, 50))
	questions, kills := max(4, few(crashMessages)), max(4, few(crashKills)) // questions of each chat

	users := make([]*sandbox.User, crashChats)
	asked := make([][]scoring.Unit, crashChats)
	for i := range users {
		users[i] = telegram.User(int64(5_000_000_000+i), "vi")
		users[i].Start(invite(t, h, people.Admin, "", fmt.Sprintf("%016d", i)))
		for n := range questions {
			unit := units[random.IntN(len(units))]
			for n > 0 && unit.Code == asked[i][n-1].Code { // neighbours differ, so that a repeated answer shows
				unit = units[random.IntN(len(units))]
			}
			asked[i] = append(asked[i], unit)
		}
	}
	program := startServe(t, s, telegram)
	for i := range users {
		if _, err := telegram.Wait(patiently(t), users[i].ID, 2); err != nil {
			t.Fatalf("chat %d is not greeted: %v", i, err)
		}
	}

	before := make([]int, crashChats) // messages of the greeting
	for i, u := range users {
		before[i] = len(answers(telegram, u))
	}
	var senders sync.WaitGroup
	for i, u := range users {
		pauses := rand.New(rand.NewPCG(uint64(i), 3))
		senders.Go(func() {
			for _, unit := range asked[i] {
				time.Sleep(time.Duration(pauses.IntN(500)) * time.Millisecond)
				u.Send("/diem 6/2024 " + unit.Name)
			}
		})
	}
	var killed []time.Time
	for range kills {
		time.Sleep(time.Duration(50+random.IntN(300)) * time.Millisecond)
		if err := program.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = program.Wait() // it was killed
		killed = append(killed, time.Now())
		program = startServe(t, s, telegram)
	}
	senders.Wait()

	repeated := make([]int, kills) // after each kill
	for i, u := range users {
		if _, err := telegram.Wait(patiently(t), u.ID, before[i]+questions); err != nil {
			t.Fatalf("chat %d: %v", i, err)
		}
		err := telegram.WaitFor(patiently(t), u.ID, func([]sandbox.Entry) bool {
			next, _, _ := follow(messages(telegram, u)[before[i]:], asked[i])
			return next == questions
		})
		next, again, strange := follow(messages(telegram, u)[before[i]:], asked[i])
		if err != nil || strange != "" {
			t.Errorf("chat %d: %d of %d questions are answered in order, then came %q (%v)", i, next, questions, strange, err)
		}
		for _, at := range again {
			after, _ := slices.BinarySearchFunc(killed, at, time.Time.Compare)
			if after == 0 {
				t.Fatalf("chat %d: an answer is repeated before the first kill", i)
			}
			repeated[after-1]++
		}
	}
	t.Logf("%d questions, %d kills: all answered; answers repeated after each kill: %v (at most %d for each kill are allowed)", crashChats*questions, kills, repeated, inFlight)
	// What one kill cut short may come again only after the next one, when that strikes before: the kills so far bound the
	// repetitions so far.
	sum := 0
	for n, again := range repeated {
		if sum += again; sum > (n+1)*inFlight {
			t.Errorf("%d answers are repeated after %d kills", sum, n+1)
		}
	}
	if err := program.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := program.Wait(); err != nil {
		t.Errorf("a graceful stop ends with %v", err)
	}
}

// startServe starts the program as its own process.
func startServe(t *testing.T, s house.Settings, telegram *sandbox.Server) *exec.Cmd {
	t.Helper()
	program := exec.Command("motcua", "serve")
	program.Env = append(os.Environ(), "MOTCUA_DB="+s.DB, "MOTCUA_TELEGRAM_URL="+telegram.URL(), "MOTCUA_TELEGRAM_TOKEN="+telegram.Token(), "MOTCUA_LOG_LEVEL=error")
	program.Stderr = os.Stderr
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = program.Process.Kill() })
	return program
}

// messages are the bot's messages in a chat.
func messages(telegram *sandbox.Server, u *sandbox.User) []sandbox.Entry {
	return slices.DeleteFunc(telegram.Transcript(u.ID), func(e sandbox.Entry) bool { return !e.Bot || e.Kind != sandbox.Message })
}

// answers are the texts of the bot's messages in a chat.
func answers(telegram *sandbox.Server, u *sandbox.User) []string {
	var texts []string
	for _, e := range messages(telegram, u) {
		texts = append(texts, e.Text)
	}
	return texts
}

// follow walks the answers along the questions: how many were answered in order, when answers came again, and the first
// that is neither the next answer nor the last one again. A pardon stands in the place of an answer, or comes behind it; several
// may follow each other.
func follow(answers []sandbox.Entry, asked []scoring.Unit) (next int, repeated []time.Time, strange string) {
	about := func(answer sandbox.Entry, n int) bool {
		return n >= 0 && n < len(asked) && strings.Contains(strings.ToLower(answer.Text), strings.ToLower(strings.TrimPrefix(asked[n].Name, "UBND ")))
	}
	pardons := 0
	pardoned := func(a sandbox.Entry) int { // how many questions before the one that is answered were
		for n := 1; n <= pardons; n++ {
			if about(a, next+n) {
				return n
			}
		}
		return 0
	}
	for _, a := range answers {
		switch {
		case strings.Contains(a.Text, pardon):
			pardons++
		case about(a, next):
			next, pardons = next+1, 0
		case pardoned(a) > 0:
			next, pardons = next+pardoned(a)+1, 0
		case about(a, next-1):
			repeated = append(repeated, a.At)
		default:
			return next, repeated, a.Text
		}
	}
	return min(next+pardons, len(asked)), repeated, ""
}
