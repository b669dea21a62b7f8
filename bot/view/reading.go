package view

import (
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/intake"
)

// UploadReading says that a file is being read, and how that is stopped.
func UploadReading(r Reader, u intake.Upload) bot.Message {
	return chat.Note(r.Words.Text("upload.reading", "name", uploadName(u)), r.Words.Text("upload.meanwhile"))
}

// UploadTaking says that a file is being taken in.
func UploadTaking(r Reader, u intake.Upload) bot.Message {
	return chat.Note(r.Words.Text("upload.taking", "name", uploadName(u)), r.Words.Text("upload.meanwhile"))
}

// UploadStopped says that a file is not read any more because the person wants it so.
func UploadStopped(r Reader, u intake.Upload) bot.Message {
	return chat.Note(r.Words.Text("upload.stopped", "name", uploadName(u)))
}

// UploadNotTaken says that a file was not taken in because the person stopped that. It may still be.
func UploadNotTaken(r Reader, u intake.Upload) bot.Message {
	var m chat.Markup
	m.Line(r.Words.Text("upload.taking_stopped", "name", uploadName(u)))
	return m.Message(r.takeOrDrop(u))
}

// UploadGivenUp says that a file is not tried any more.
func UploadGivenUp(r Reader, u intake.Upload) bot.Message {
	return chat.Note(r.Words.Text("upload.given_up", "name", uploadName(u)), r.Words.Text("upload.given_up_do"))
}

func uploadName(u intake.Upload) string { return chat.Cut(chat.OneLine(u.Name), valueShown) }

// takeOrDrop are the buttons that take a file in or drop it.
func (r Reader) takeOrDrop(u intake.Upload) []bot.Button {
	item := strconv.FormatInt(u.ID, 10)
	return chat.Row(chat.Button(r.Words.Text("upload.take_button"), chat.Link{To: ToTake, Item: item}), chat.Button(r.Words.Text("upload.drop_button"), chat.Link{To: ToDrop, Item: item}))
}
