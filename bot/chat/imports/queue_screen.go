package imports

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/ledger"
)

// waitsScreen says which place a file has in the queue.
func waitsScreen(r chat.Renderer, u ledger.Upload, place int) bot.Message {
	return chat.Note(r.Words.Text("upload.waits", "name", uploadName(u), "n", place), r.Words.Text("upload.meanwhile"))
}

// undoWaitsScreen says which place the taking back of an import has in the queue.
func undoWaitsScreen(r chat.Renderer, place int) bot.Message {
	return chat.Note(r.Words.Text("upload.undo_waits", "n", place), r.Words.Text("upload.meanwhile"))
}

// queueFullScreen says that the queue of files takes nothing more.
func queueFullScreen(r chat.Renderer) bot.Message {
	return chat.Note(r.Words.Text("upload.queue_full"))
}

// notYetScreen says that a file does not come from Telegram, and is asked for again.
func notYetScreen(r chat.Renderer, u ledger.Upload) bot.Message {
	return chat.Note(r.Words.Text("upload.not_yet", "name", uploadName(u)), r.Words.Text("upload.meanwhile"))
}

// notFetchedScreen says that a file did not come from Telegram, for as long as that was tried. One that waits to be taken in still
// may be.
func notFetchedScreen(r chat.Renderer, u ledger.Upload, waits bool) bot.Message {
	var m chat.Markup
	m.Line(r.Words.Text("upload.fetch_failed", "name", uploadName(u)))
	if !waits {
		return m.Message()
	}
	return m.Message(takeOrDrop(r, u))
}
