package serve

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"motcua/bot"
	"motcua/scoring/people"
)

const (
	// menuPace is how many command menus are set a second at a start: far below what Telegram allows, for answers go first.
	menuPace = 5
	// When Telegram refuses menus, one a minute is tried; a menu that was refused is tried again after menuRest at the earliest.
	longestMenuPause, menuRest = time.Minute, time.Minute
)

// menus are the command menus that are still to be set. At a start these are the menu of strangers, in every language, and that of each
// person, as a new version may have new commands; later those of people whose roles or language change.
type menus struct {
	client  menuTaker
	answers menuWords
	store   menuStore
	log     *slog.Logger
	bell    chan struct{} // rings when one is wanted

	mu   sync.Mutex
	left []menu // by when they may be tried
}

type menuTaker interface {
	SetCommands(ctx context.Context, chat int64, language string, commands []bot.Command) error
}

type menuWords interface {
	Menus(people.Person) []bot.Command
}

type menuStore interface {
	People(context.Context) ([]people.Person, error)
	Person(ctx context.Context, id int64) (people.Person, error)
}

func newMenus(client menuTaker, answers menuWords, store menuStore, log *slog.Logger) *menus {
	return &menus{client: client, answers: answers, store: store, log: log, bell: make(chan struct{}, 1)}
}

// menu is one that is still to be set.
type menu struct {
	chat     int64     // 0 for that of everybody unknown
	language string    // of the Telegram of those, "" for any other
	after    time.Time // not to be tried before
	soon     bool      // somebody's roles or language have changed
}

// enqueue has the menu of a person set soon. It waits for nothing.
func (m *menus) enqueue(chat int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.left = slices.DeleteFunc(m.left, func(x menu) bool { return x.chat == chat })
	m.left = slices.Insert(m.left, 0, menu{chat: chat, soon: true})
	select {
	case m.bell <- struct{}{}:
	default:
	}
}

// set sets the menus until ctx ends, each until Telegram has taken or refused it. A chat whose menu is not taken holds up no other.
func (m *menus) set(ctx context.Context) error {
	known, err := m.store.People(ctx)
	if err != nil {
		return fmt.Errorf("read whose command menus are to be set: %w", err)
	}
	m.mu.Lock()
	m.left = append(m.left, menu{}, menu{language: "vi"}, menu{language: "en"})
	for _, p := range known {
		m.left = append(m.left, menu{chat: p.ID})
	}
	m.mu.Unlock()
	told := false
	for wait := time.Duration(0); ; {
		next, some := m.next(ctx, wait)
		if !some {
			return nil
		}
		err := m.put(ctx, next)
		if err == nil {
			wait = time.Second / menuPace
			if told && m.isEmpty() {
				m.log.WarnContext(ctx, "all command menus are set")
				told = false
			}
			continue
		}
		if wait = min(max(2*wait, time.Second/menuPace), longestMenuPause); !told && ctx.Err() == nil {
			m.log.WarnContext(ctx, "command menus are not set yet; they are tried again", "error", err)
			told = true
		}
		m.putBack(next, err)
	}
}

// next gives the menu whose turn it is, after the pause, or at once when somebody is waiting for it. It is false when ctx ends.
func (m *menus) next(ctx context.Context, pause time.Duration) (menu, bool) {
	for from := time.Now(); ; {
		wait := time.Duration(-1) // nothing is left
		m.mu.Lock()
		if len(m.left) > 0 {
			first := m.left[0]
			if wait = max(0, first.after.Sub(time.Now()), from.Add(pause).Sub(time.Now())); first.soon {
				wait = 0
			}
			if wait == 0 {
				m.left = m.left[1:]
				m.mu.Unlock()
				return first, ctx.Err() == nil
			}
		}
		m.mu.Unlock()
		var due <-chan time.Time
		if wait > 0 {
			due = time.After(wait)
		}
		select {
		case <-due:
		case <-m.bell:
		case <-ctx.Done():
			return menu{}, false
		}
	}
}

// isEmpty says whether none is left.
func (m *menus) isEmpty() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.left) == 0
}

// putBack queues again a menu that was not taken.
func (m *menus) putBack(one menu, err error) {
	one.after, one.soon = time.Now().Add(menuRest), false
	if busy, ok := errors.AsType[bot.Busy](err); ok {
		one.after = time.Now().Add(max(menuRest, busy.After))
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	i, _ := slices.BinarySearchFunc(m.left, one.after, func(x menu, at time.Time) int { return x.after.Compare(at) })
	m.left = slices.Insert(m.left, i, one)
}

// put sets a menu, for the roles that the person holds now. A menu that Telegram will never take is dropped.
func (m *menus) put(ctx context.Context, one menu) error {
	person := people.Person{Language: one.language}
	if one.chat != 0 {
		var err error
		if person, err = m.store.Person(ctx, one.chat); err != nil {
			return err
		}
	}
	err := m.client.SetCommands(ctx, one.chat, one.language, m.answers.Menus(person))
	_, gone := errors.AsType[bot.Unreachable](err)
	_, refused := errors.AsType[bot.Refused](err)
	if gone || refused {
		m.log.WarnContext(ctx, "a command menu is not taken", "error", err)
		return nil
	}
	return err
}
