package people

import (
	"time"

	"motcua/bot/chat"
)

// unreachedPerson is somebody whom no message of the bot reaches.
type unreachedPerson struct {
	Roles   []heldRole // at least one
	Blocked bool       // the bot, and nothing else is known to be amiss
	Since   time.Time  // when that was found
}

// unreachedMatter tells an admin of somebody whom no message reaches, and what can be done.
func unreachedMatter(r chat.Renderer, u unreachedPerson) chat.Matter {
	who := r.Words.Text("unreached_role."+string(u.Roles[0].Role), "unit", chat.UnitName(u.Roles[0].Name))
	if more := len(u.Roles) - 1; more > 0 {
		who = r.Words.Text("unreached.roles", "who", who, "n", more)
	}
	since := r.Words.Date(u.Since.In(r.Zone))
	if u.Blocked {
		return chat.Matter{Title: r.Words.Text("unreached.blocked", "who", who, "date", since), Lines: []string{r.Words.Text("unreached.unblock")}}
	}
	return chat.Matter{Title: r.Words.Text("unreached.lost", "who", who, "date", since), Lines: []string{r.Words.Text("unreached.invite")}}
}
