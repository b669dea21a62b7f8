package settings

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/table"
)

// wordsPage is how many words that were taught a page lists.
const wordsPage = 6

const (
	forgottenShown = 20 // columns of a word on a button that forgets it
	labelShown     = 40 // columns of a column's label, or of a word
)

// wordsScreen lists the words that were taught, with a button to forget each.
func wordsScreen(r chat.Renderer, words []table.TaughtWord, page int) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("words.settings"))
	if len(words) == 0 {
		m.Line(r.Words.Text("words.none"))
	}
	var rows [][]bot.Button
	for i := page * wordsPage; i < min((page+1)*wordsPage, len(words)); i++ {
		w := words[i]
		m.Line(r.Words.Text("words.known", "number", i+1, "word", chat.Cut(chat.OneLine(w.Word), labelShown), "field", fieldLabel(w.Field), "meaning", r.Words.Meaning(w.Field, w.Meaning)))
		forget := toForgetWord.Link(ofWord{Word: dossier.WordKey(w.Field, w.Word), Page: page})
		rows = append(rows, chat.Row(chat.Button(r.Words.Text("words.forget_button", "number", i+1, "word", chat.Cut(chat.OneLine(w.Word), forgottenShown)), forget)))
	}
	rows = append(rows, r.Pages(toWords.Link(routes.OfPage{}), page, wordsPage, len(words)), chat.Row(chat.Button(r.Words.Text("words.settings_back"), routes.Settings.Link(routes.OfPage{}))))
	return m.Message(rows...)
}

// fieldLabel is how systems label the column of a field.
func fieldLabel(field string) string {
	for _, f := range dossier.Export().Fields {
		if f.Name == field {
			return f.Synonyms[0]
		}
	}
	return field
}
