package conversation

import (
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
)

// targetLinks are the links about targets, with who learns what by them: nobody but admins anything.
func targetLinks(to chat.Destination) map[chat.Link]permitted {
	admins := func(level string) permitted { return permitted{nothing, nothing, level} }
	forAll, ofUnit := nothing, name
	switch to {
	case "aimwho": // the names of those under the target, with their points
		forAll, ofUnit = whole, whole
	case "askaim", "askaimu": // a question
		ofUnit = nothing
	}
	item, none := "TD=9600", standing // a proposal without an item is explained as an old button
	if to == "aim" || to == "askaim" || to == "askaimu" {
		item, none = "TD", nothing
	}
	return map[chat.Link]permitted{
		{To: to}:             admins(none),
		{To: to, Item: item}: admins(forAll),
		{To: to, Unit: chattest.XaHangLia, Item: item}: admins(ofUnit),
	}
}
