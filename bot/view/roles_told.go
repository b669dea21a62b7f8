package view

import (
	"motcua/bot"
	"motcua/bot/chat"
)

// rolesNamed is how many roles a sentence names.
const rolesNamed = 5

// RolesTold says in a sentence what somebody holds since it was changed.
func RolesTold(r Reader, roles []Role) bot.Message {
	var named []string
	for _, role := range roles[:min(len(roles), rolesNamed)] {
		named = append(named, r.role(role))
	}
	if more := len(roles) - len(named); more > 0 {
		named = append(named, r.Words.Text("roles_told.more", "n", more))
	}
	return chat.Note(r.Words.Text("roles_told.now", "roles", r.Words.List(named)))
}
