package welcome

import (
	"motcua/bot"
	"motcua/bot/chat"
)

// rolesNamed is how many roles a sentence names.
const rolesNamed = 5

// rolesScreen says in a sentence what somebody holds since it was changed.
func rolesScreen(r chat.Renderer, roles []heldRole) bot.Message {
	return chat.Note(r.Words.Text("roles_told.now", "roles", rolesInSentence(r, roles)))
}

// greetingScreen greets by the roles that somebody holds.
func greetingScreen(r chat.Renderer, roles []heldRole) bot.Message {
	return chat.Note(r.Words.Text("help.greeting", "roles", rolesInSentence(r, roles)))
}

// rolesInSentence are the first roles, and how many more there are.
func rolesInSentence(r chat.Renderer, roles []heldRole) string {
	var named []string
	for _, role := range roles[:min(len(roles), rolesNamed)] {
		named = append(named, roleWords(r, role))
	}
	if more := len(roles) - len(named); more > 0 {
		named = append(named, r.Words.Text("roles_told.more", "n", more))
	}
	return r.Words.List(named)
}
