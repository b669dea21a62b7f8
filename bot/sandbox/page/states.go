package page

import (
	"fmt"
	"reflect"
	"time"

	"motcua/bot/sandbox"
)

// The states that the page gets when they change.
type (
	menu struct {
		Phone    int       `json:"phone"`
		Commands []command `json:"commands"`
	}
	command struct {
		Name        string `json:"name"`
		Description string `json:"description"`
	}
	keys struct {
		Phone int        `json:"phone"`
		Rows  [][]string `json:"rows"`
		Hint  string     `json:"hint"`
	}
	status struct {
		Day       string `json:"day"`
		Time      string `json:"time"`
		Muted     bool   `json:"muted"`     // the bot only answers
		Reachable bool   `json:"reachable"` // by the bot
		Polled    bool   `json:"polled"`    // the bot has been there since
		Pending   int    `json:"pending"`   // updates that the bot has not fetched
	}
)

func commands(list []sandbox.Command) []command {
	out := make([]command, 0, len(list))
	for _, c := range list {
		out = append(out, command{Name: c.Name, Description: c.Description})
	}
	return out
}

// states sends the menus, keyboards, time and what waits, if they changed.
func (s *stream) states() error {
	for i, phone := range s.page.Phones {
		keyboard := phone.User.Keyboard()
		if err := s.sendIfNew("menu", i, menu{Phone: i, Commands: commands(phone.User.Menu())}); err != nil {
			return err
		}
		if err := s.sendIfNew("keyboard", i, keys{Phone: i, Rows: keyboard.Rows, Hint: keyboard.Hint}); err != nil {
			return err
		}
	}
	now := s.page.Now().In(s.page.Zone)
	return s.sendIfNew("status", 0, status{
		Day: now.Format(time.DateOnly), Time: now.Format("15:04"), Muted: s.page.Muted(now),
		Reachable: s.page.Server.Reachable(), Polled: s.page.Server.HasPolled(), Pending: s.page.Server.Pending(),
	})
}

// sendIfNew sends a state unless it is the one sent last.
func (s *stream) sendIfNew(event string, phone int, state any) error {
	key := fmt.Sprint(event, phone)
	if reflect.DeepEqual(s.latest[key], state) {
		return nil
	}
	s.latest[key] = state
	return s.send(event, state)
}
