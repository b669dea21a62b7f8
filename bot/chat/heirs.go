package chat

import (
	"motcua/bot"
	"motcua/scoring"
)

// HeirOffer says that a unit has ended, and offers the one that took over.
func HeirOffer(r Renderer, ended, heir scoring.Unit, to Link) bot.Message {
	return NoteWith(r.Words.Text("place.ended_into", "unit", UnitName(ended.Name), "heir", UnitName(heir.Name)), r.UnitRows([]scoring.Unit{heir}, to)...)
}
