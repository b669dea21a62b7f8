package view

import (
	"motcua/bot/chat"
	"time"
)

// Unreached is somebody whom no message of the bot reaches.
type Unreached struct {
	Roles   []RoleHeld // at least one
	Blocked bool       // the bot, and nothing else is known to be amiss
	Since   time.Time  // when that was found
}

// RoleHeld is a role with the name of the unit it is held for.
type RoleHeld struct {
	Role string // as in the catalogue
	Unit string // "" for the authority's office
}

// OutOfReach tells an admin of somebody whom no message reaches, and what can be done.
func OutOfReach(r Reader, u Unreached) Told {
	who := r.Words.Text("unreached_role."+u.Roles[0].Role, "unit", chat.Cut(chat.OneLine(u.Roles[0].Unit), chat.LongName))
	if more := len(u.Roles) - 1; more > 0 {
		who = r.Words.Text("unreached.roles", "who", who, "n", more)
	}
	since := r.Words.Date(u.Since.In(r.Zone))
	if u.Blocked {
		return Told{Title: r.Words.Text("unreached.blocked", "who", who, "date", since), Lines: []string{r.Words.Text("unreached.unblock")}}
	}
	return Told{Title: r.Words.Text("unreached.lost", "who", who, "date", since), Lines: []string{r.Words.Text("unreached.invite")}}
}
