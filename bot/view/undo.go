package view

import (
	"strconv"

	"motcua/bot"
	"motcua/scoring/intake"
)

// UndoQuestion asks whether an import is to be taken back.
func UndoQuestion(r Reader, file int64) bot.Message {
	var m markup
	m.line(r.Words.Text("upload.undo_question"))
	return m.message(row(labelledLink{r.Words.Text("upload.undo_yes"), Link{To: ToUndo, Item: strconv.FormatInt(file, 10), Page: 1}}))
}

// Undone says that an import was taken back.
func Undone(r Reader, result intake.Result) bot.Message {
	lines := []string{r.Words.Text("upload.undone")}
	if len(result.Months) > 0 {
		lines = append(lines, r.Words.Text("upload.scored", "months", r.shortMonths(result.Months)))
	}
	return Note(lines...)
}
