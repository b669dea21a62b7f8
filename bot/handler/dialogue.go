package handler

import (
	"motcua/bot/chat"
	"motcua/scoring/people"
)

// What dialogues ask for. The words are in the store.
const (
	asksWrong = "wrong" // what is wrong with a dossier's data

	asksSetting = "setting"
)

// dialogues are the questions of the features that have no room of their own yet.
func (h *Handler) dialogues() []chat.Dialogue {
	admins := func(refusal string) chat.Access { return chat.Only(refusal, people.Admin) }
	return []chat.Dialogue{
		{Asks: asksWrong, Wants: chat.WantsWords, Take: h.disputeInWords},
		{Asks: asksSetting, Access: admins("letter.not_yours"), Wants: chat.WantsWords, Take: h.takeSetting},
	}
}
