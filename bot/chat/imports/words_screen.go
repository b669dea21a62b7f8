package imports

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// wordsPage is how many words of a file a page lists.
const wordsPage = 6

// unreadScreen says that too much of a file is not understood, and offers to say what its words mean.
func unreadScreen(r chat.Renderer, u ledger.Upload, result ledger.ImportResult) bot.Message {
	message := answerScreen(r, result)
	message.Buttons = append(message.Buttons, wordsButton(r, u, len(result.Words)))
	return message
}

// wordsButton leads to the words of a file that are not understood.
func wordsButton(r chat.Renderer, u ledger.Upload, n int) []bot.Button {
	return chat.Row(chat.Button(r.Words.Text("words.button", "n", n), toWords.Link(ofWords{File: u.ID})))
}

// wordsScreen lists the words of a file that are not understood, a button each.
func wordsScreen(r chat.Renderer, u ledger.Upload, words []dossier.UnknownWord, page int) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("words.title", "name", chat.Cut(chat.OneLine(u.Name), valueShown)))
	m.Line(r.Words.Text("words.explain"))
	m.BlankLine()
	page = min(page, chat.LastPage(len(words), wordsPage))
	var rows [][]bot.Button
	for i := page * wordsPage; i < min((page+1)*wordsPage, len(words)); i++ {
		w := words[i]
		m.Line(r.Words.Text("words.word", "number", i+1, "word", chat.Cut(chat.OneLine(w.Word), valueShown), "column", chat.Cut(chat.OneLine(w.Label), valueShown), "n", w.N))
		rows = append(rows, chat.Row(chat.Button(chat.Cut(chat.OneLine(w.Word), chat.ButtonWidth), toWord.Link(ofWord{File: u.ID, Word: dossier.WordKey(w.Field, w.Word), Page: page}))))
	}
	rows = append(rows, r.Pages(toWords.Link(ofWords{File: u.ID}), page, wordsPage, len(words)),
		chat.Row(chat.Button(r.Words.Text("match.done_button"), toWords.Link(ofWords{File: u.ID, Done: true}))))
	return m.Message(rows...)
}

// meaningsScreen asks what a word means.
func meaningsScreen(r chat.Renderer, u ledger.Upload, w dossier.UnknownWord, page int) bot.Message {
	var m chat.Markup
	m.Line(r.Words.Text("words.which", "word", chat.Cut(chat.OneLine(w.Word), valueShown), "column", chat.Cut(chat.OneLine(w.Label), valueShown), "n", w.N))
	if w.Field == dossier.StatusField {
		m.Line(r.Words.Text("words.ended"))
	}
	m.Line(r.Words.Text("words.remembered"))
	var rows [][]bot.Button
	for _, meaning := range dossier.Meanings(w.Field) {
		to := ofWord{File: u.ID, Word: dossier.WordKey(w.Field, w.Word), Meaning: meaning, Page: page}
		rows = append(rows, chat.Row(chat.Button(r.Words.Meaning(w.Field, meaning), toWord.Link(to))))
	}
	rows = append(rows, chat.Row(chat.Button(r.Words.Text("words.back"), toWords.Link(ofWords{File: u.ID, Page: page}))))
	return m.Message(rows...)
}

// taughtToast says in a toast what a word was taught to mean.
func taughtToast(r chat.Renderer, w table.TaughtWord) string {
	return r.Words.Text("words.taught", "word", chat.Cut(chat.OneLine(w.Word), valueShown), "meaning", r.Words.Meaning(w.Field, w.Meaning))
}
