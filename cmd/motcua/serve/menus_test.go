package serve

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"motcua/bot"
	"motcua/scoring/people"
)

// crew stands for the store and Telegram: so many people, the menus that Telegram took, and how it takes them.
type crew struct {
	mu      sync.Mutex
	n       int64
	moved   bool // person 3 is an admin by now
	took    map[int64]string
	tries   map[int64]int
	answers func(chat int64) error
}

// sees has a test look at it, or change it, while nobody else does.
func (c *crew) sees(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f()
}

func (c *crew) People(context.Context) (all []people.Person, err error) {
	for id := range c.n {
		p, _ := c.Person(context.Background(), id+1)
		all = append(all, p)
	}
	return all, nil
}

func (c *crew) Person(_ context.Context, id int64) (people.Person, error) {
	role := people.Officer
	c.sees(func() {
		if c.moved && id == 3 {
			role = people.Admin
		}
	})
	return people.Person{ID: id, Grants: []people.Grant{{Role: role}}}, nil
}

func (c *crew) Menus(p people.Person) []bot.Command {
	if !p.Known() {
		return []bot.Command{{Name: "start"}}
	}
	return []bot.Command{{Name: string(p.Grants[0].Role)}}
}

func (c *crew) SetCommands(_ context.Context, chat int64, language string, commands []bot.Command) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.tries[chat]++
	if err := c.answers(chat); err != nil {
		return err
	}
	c.took[chat] = commands[0].Name
	return nil
}

// One chat whose menu Telegram does not take keeps nobody else's waiting; what it asks for one chat is not waited for by others;
// and what is set late is what the person holds then.
func TestAMenuThatIsNotTakenHoldsNoOtherUp(t *testing.T) {
	for says, c := range map[string]struct {
		fails func(chat int64) error
		last  time.Duration // how long person 3 is not served
	}{
		"it fails for an hour":              {func(int64) error { return errors.New("bad gateway") }, time.Hour},
		"Telegram asks to wait for an hour": {func(int64) error { return bot.Busy{After: time.Hour} }, time.Hour},
		"Telegram refuses it for good":      {func(int64) error { return bot.Refused{Reason: "no"} }, 0},
	} {
		synctest.Test(t, func(t *testing.T) {
			var log strings.Builder
			healed := false
			crew := &crew{n: 100, took: map[int64]string{}, tries: map[int64]int{}}
			crew.answers = func(chat int64) error {
				if chat == 3 && !healed {
					return c.fails(chat)
				}
				return nil
			}
			ended := make(chan error, 1)
			ctx, stop := context.WithCancel(t.Context())
			m := newMenus(crew, crew, crew, slog.New(slog.NewTextHandler(&log, nil)))
			go func() { ended <- m.set(ctx) }()
			time.Sleep(30 * time.Second)
			synctest.Wait()
			crew.sees(func() {
				if len(crew.took) != 100 { // 99 people, and that of everybody unknown
					t.Errorf("%s: %d menus are set after half a minute", says, len(crew.took))
				}
			})
			time.Sleep(c.last)
			synctest.Wait()
			crew.sees(func() { crew.moved, healed = true, true })
			time.Sleep(time.Hour)
			stop()
			if err := <-ended; err != nil {
				t.Errorf("%s: %v", says, err)
			}
			if want := map[bool]string{true: "admin", false: ""}[c.last > 0]; crew.took[3] != want {
				t.Errorf("%s: the late menu is %q, want %q", says, crew.took[3], want)
			}
			if n := crew.tries[3]; n > 70 || strings.Count(log.String(), "\n") > 2 {
				t.Errorf("%s: tried %d times, and the log says\n%s", says, n, log.String())
			}
		})
	}
}

// While nothing is taken there is about one try a minute, however many menus wait.
func TestMenusThatAreAllNotTakenAreTriedSlowly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log strings.Builder
		crew := &crew{n: 3321, took: map[int64]string{}, tries: map[int64]int{}, answers: func(int64) error { return errors.New("bad gateway") }}
		ctx, stop := context.WithCancel(t.Context())
		m := newMenus(crew, crew, crew, slog.New(slog.NewTextHandler(&log, nil)))
		go m.set(ctx)
		time.Sleep(time.Hour)
		stop()
		synctest.Wait()
		tries := 0
		for _, n := range crew.tries {
			tries += n
		}
		if tries < 50 || tries > 75 || strings.Count(log.String(), "\n") != 1 {
			t.Errorf("%d tries in an hour, and the log says\n%s", tries, log.String())
		}
	})
}

// What somebody's change asks for goes before the thousands of a start, and never waits for one that is not taken.
func TestAMenuThatIsWantedGoesFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		crew := &crew{n: 3321, took: map[int64]string{}, tries: map[int64]int{}}
		crew.answers = func(chat int64) error {
			if chat == 3320 {
				return errors.New("bad gateway")
			}
			return nil
		}
		ctx, stop := context.WithCancel(t.Context())
		m := newMenus(crew, crew, crew, slog.New(slog.DiscardHandler))
		go m.set(ctx)
		time.Sleep(time.Minute)
		for range 3 {
			m.enqueue(3320)
			m.enqueue(3321)
			time.Sleep(time.Second)
			synctest.Wait()
			crew.sees(func() {
				if crew.took[3321] == "" {
					t.Errorf("of %d menus set the one that is wanted is none", len(crew.took))
				}
				delete(crew.took, 3321)
			})
		}
		time.Sleep(time.Hour)
		m.enqueue(3321)
		synctest.Wait()
		crew.sees(func() {
			if len(crew.took) != 3321 || crew.took[3321] == "" { // with that of everybody unknown, without the one that fails
				t.Errorf("in an hour %d menus are set", len(crew.took))
			}
		})
		stop()
		synctest.Wait()
	})
}
