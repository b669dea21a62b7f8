package imports

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/ledger"
)

// undoScreen asks whether an import is to be taken back.
func undoScreen(r chat.Renderer, file int64) bot.Message {
	return undoOffer(r, "upload.undo_question", file)
}

// undoingScreen says that an import is being taken back.
func undoingScreen(r chat.Renderer) bot.Message {
	return chat.Note(r.Words.Text("upload.undoing"), r.Words.Text("upload.meanwhile"))
}

// notUndoneScreen says that an import was not taken back because the person stopped that. It may still be.
func notUndoneScreen(r chat.Renderer, file int64) bot.Message {
	return undoOffer(r, "upload.undo_stopped", file)
}

// undoOffer is a sentence with the button that takes an import back.
func undoOffer(r chat.Renderer, key string, file int64) bot.Message {
	var m chat.Markup
	m.Line(r.Words.Text(key))
	return m.Message(chat.Row(chat.Button(r.Words.Text("upload.undo_yes"), toUndo.Link(ofImport{Import: file, Page: 1}))))
}

// undoneScreen says that an import was taken back.
func undoneScreen(r chat.Renderer, result ledger.ImportResult) bot.Message {
	lines := []string{r.Words.Text("upload.undone")}
	if len(result.Months) > 0 {
		lines = append(lines, r.Words.Text("upload.scored", "months", r.ShortMonths(result.Months)))
	}
	return chat.Note(append(lines, termsMoved(r, result.Terms)...)...)
}
