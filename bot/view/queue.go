package view

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/intake"
)

// UploadWaits says which place a file has in the queue.
func UploadWaits(r Reader, u intake.Upload, place int) bot.Message {
	return chat.Note(r.Words.Text("upload.waits", "name", uploadName(u), "n", place), r.Words.Text("upload.meanwhile"))
}

// UndoWaits says which place the taking back of an import has in the queue.
func UndoWaits(r Reader, place int) bot.Message {
	return chat.Note(r.Words.Text("upload.undo_waits", "n", place), r.Words.Text("upload.meanwhile"))
}

// QueueFull says that the queue of files takes nothing more.
func QueueFull(r Reader) bot.Message { return chat.Note(r.Words.Text("upload.queue_full")) }

// UploadNotYet says that a file does not come from Telegram, and is asked for again.
func UploadNotYet(r Reader, u intake.Upload) bot.Message {
	return chat.Note(r.Words.Text("upload.not_yet", "name", uploadName(u)), r.Words.Text("upload.meanwhile"))
}

// UploadNotFetched says that a file did not come from Telegram, for as long as that was tried. One that waits to be taken in still
// may be.
func UploadNotFetched(r Reader, u intake.Upload, waits bool) bot.Message {
	var m chat.Markup
	m.Line(r.Words.Text("upload.fetch_failed", "name", uploadName(u)))
	if !waits {
		return m.Message()
	}
	return m.Message(r.takeOrDrop(u))
}
