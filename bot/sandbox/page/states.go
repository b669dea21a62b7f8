package page

import "motcua/bot/sandbox"

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
		Reachable bool   `json:"reachable"` // by the bot
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
