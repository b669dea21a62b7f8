package view

import (
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/intake"
)

// UndoQuestion asks whether an import is to be taken back.
func UndoQuestion(r Reader, file int64) bot.Message { return r.undoOffer("upload.undo_question", file) }

// Undoing says that an import is being taken back.
func Undoing(r Reader) bot.Message {
	return chat.Note(r.Words.Text("upload.undoing"), r.Words.Text("upload.meanwhile"))
}

// NotUndone says that an import was not taken back because the person stopped that. It may still be.
func NotUndone(r Reader, file int64) bot.Message { return r.undoOffer("upload.undo_stopped", file) }

// undoOffer is a sentence with the button that takes an import back.
func (r Reader) undoOffer(key string, file int64) bot.Message {
	var m chat.Markup
	m.Line(r.Words.Text(key))
	return m.Message(chat.Row(chat.Button(r.Words.Text("upload.undo_yes"), chat.Link{To: ToUndo, Item: strconv.FormatInt(file, 10), Page: 1})))
}

// Undone says that an import was taken back.
func Undone(r Reader, result intake.Result) bot.Message {
	lines := []string{r.Words.Text("upload.undone")}
	if len(result.Months) > 0 {
		lines = append(lines, r.Words.Text("upload.scored", "months", r.shortMonths(result.Months)))
	}
	return chat.Note(lines...)
}
