package imports

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/ledger"
)

// readingScreen says that a file is being read, and how that is stopped.
func readingScreen(r chat.Renderer, u ledger.Upload) bot.Message {
	return chat.Note(r.Words.Text("upload.reading", "name", uploadName(u)), r.Words.Text("upload.meanwhile"))
}

// takingScreen says that a file is being taken in.
func takingScreen(r chat.Renderer, u ledger.Upload) bot.Message {
	return chat.Note(r.Words.Text("upload.taking", "name", uploadName(u)), r.Words.Text("upload.meanwhile"))
}

// stoppedScreen says that a file is not read any more because the person wants it so.
func stoppedScreen(r chat.Renderer, u ledger.Upload) bot.Message {
	return chat.Note(r.Words.Text("upload.stopped", "name", uploadName(u)))
}

// notTakenScreen says that a file was not taken in because the person stopped that. It may still be.
func notTakenScreen(r chat.Renderer, u ledger.Upload) bot.Message {
	var m chat.Markup
	m.Line(r.Words.Text("upload.taking_stopped", "name", uploadName(u)))
	return m.Message(takeOrDrop(r, u))
}

// givenUpScreen says that a file is not tried any more.
func givenUpScreen(r chat.Renderer, u ledger.Upload) bot.Message {
	return chat.Note(r.Words.Text("upload.given_up", "name", uploadName(u)), r.Words.Text("upload.given_up_do"))
}

func uploadName(u ledger.Upload) string { return chat.Cut(chat.OneLine(u.Name), valueShown) }

// takeOrDrop are the buttons that take a file in or drop it.
func takeOrDrop(r chat.Renderer, u ledger.Upload) []bot.Button {
	file := ofFile{File: u.ID}
	return chat.Row(chat.Button(r.Words.Text("upload.take_button"), toTake.Link(file)), chat.Button(r.Words.Text("upload.drop_button"), toDrop.Link(file)))
}
