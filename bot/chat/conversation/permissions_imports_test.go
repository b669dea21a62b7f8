package conversation

import (
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
)

// fileLinks are the links about a file that is not there any more, of which nobody learns anything. One without an item is explained
// to admins as an old button.
func fileLinks(to chat.Destination) map[chat.Link]permitted {
	item := map[chat.Destination]string{"match": "7.3.2", "column": "7.0123abcd", "period": "7,2024-06,received", "words": "7.done", "word": "7.0123abcd.4"}[to]
	if item == "" {
		item = "7"
	}
	return map[chat.Link]permitted{
		{To: to}: {nothing, nothing, standing},
		{To: to, Unit: chattest.XaHangLia, Item: item}: {nothing, nothing, nothing},
	}
}
