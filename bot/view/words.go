package view

import (
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/dossier"
	"motcua/scoring/intake"
)

// WordsPage is how many words of a file a page lists, and how many of those that were taught.
const WordsPage = 6

// forgottenShown is how much of a word stands on a button that forgets it.
const forgottenShown = 20

// WordsDone is the last part of an item of ToWords that ends the list.
const WordsDone = "done"

// UploadUnread says that too much of a file is not understood, and offers to say what its words mean.
func UploadUnread(r Reader, u intake.Upload, result intake.Result) bot.Message {
	message := UploadAnswer(r, result)
	message.Buttons = append(message.Buttons, r.wordsButton(u, len(result.Words)))
	return message
}

// wordsButton leads to the words of a file that are not understood.
func (r Reader) wordsButton(u intake.Upload, n int) []bot.Button {
	return chat.Row(chat.Button(r.Words.Text("words.button", "n", n), chat.Link{To: ToWords, Item: strconv.FormatInt(u.ID, 10)}))
}

// UnknownWords lists the words of a file that are not understood, a button each.
func UnknownWords(r Reader, u intake.Upload, words []dossier.UnknownWord, page int) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("words.title", "name", chat.Cut(chat.OneLine(u.Name), valueShown)))
	m.Line(r.Words.Text("words.explain"))
	m.BlankLine()
	page = min(page, chat.LastPage(len(words), WordsPage))
	var rows [][]bot.Button
	for i := page * WordsPage; i < min((page+1)*WordsPage, len(words)); i++ {
		w := words[i]
		m.Line(r.Words.Text("words.word", "number", i+1, "word", chat.Cut(chat.OneLine(w.Word), valueShown), "column", chat.Cut(chat.OneLine(w.Label), valueShown), "n", w.N))
		rows = append(rows, chat.Row(chat.Button(chat.Cut(chat.OneLine(w.Word), chat.ButtonWidth), wordLink(u, w, page))))
	}
	list := chat.Link{To: ToWords, Item: strconv.FormatInt(u.ID, 10)}
	rows = append(rows, r.Pages(list, page, WordsPage, len(words)),
		chat.Row(chat.Button(r.Words.Text("match.done_button"), chat.Link{To: ToWords, Item: list.Item + "." + WordsDone})))
	return m.Message(rows...)
}

// wordLink leads to the meanings of a word, which is named by its sum: the list may have changed. The page is that of the list.
func wordLink(u intake.Upload, w dossier.UnknownWord, page int) chat.Link {
	return chat.Link{To: ToWord, Item: strconv.FormatInt(u.ID, 10) + "." + dossier.WordKey(w.Field, w.Word), Page: page}
}

// WordMeanings asks what a word means.
func WordMeanings(r Reader, u intake.Upload, w dossier.UnknownWord, page int) bot.Message {
	var m chat.Markup
	m.Line(r.Words.Text("words.which", "word", chat.Cut(chat.OneLine(w.Word), valueShown), "column", chat.Cut(chat.OneLine(w.Label), valueShown), "n", w.N))
	if w.Field == dossier.StatusField {
		m.Line(r.Words.Text("words.ended"))
	}
	m.Line(r.Words.Text("words.remembered"))
	var rows [][]bot.Button
	for _, meaning := range dossier.Meanings(w.Field) {
		to := wordLink(u, w, page)
		to.Item += "." + meaning
		rows = append(rows, chat.Row(chat.Button(r.Words.Meaning(w.Field, meaning), to)))
	}
	rows = append(rows, chat.Row(chat.Button(r.Words.Text("words.back"), chat.Link{To: ToWords, Item: strconv.FormatInt(u.ID, 10), Page: page})))
	return m.Message(rows...)
}

// TaughtWord says in a toast what a word was taught to mean.
func TaughtWord(r Reader, w intake.Word) string {
	return r.Words.Text("words.taught", "word", chat.Cut(chat.OneLine(w.Word), valueShown), "meaning", r.Words.Meaning(w.Field, w.Meaning))
}

// TaughtWords lists the words that were taught, with a button to forget each.
func TaughtWords(r Reader, words []intake.Word, page int) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("words.settings"))
	if len(words) == 0 {
		m.Line(r.Words.Text("words.none"))
	}
	var rows [][]bot.Button
	for i := page * WordsPage; i < min((page+1)*WordsPage, len(words)); i++ {
		w := words[i]
		m.Line(r.Words.Text("words.known", "number", i+1, "word", chat.Cut(chat.OneLine(w.Word), valueShown), "field", fieldLabel(w.Field), "meaning", r.Words.Meaning(w.Field, w.Meaning)))
		forget := chat.Link{To: ToForgetWord, Item: dossier.WordKey(w.Field, w.Word), Page: page}
		rows = append(rows, chat.Row(chat.Button(r.Words.Text("words.forget_button", "number", i+1, "word", chat.Cut(chat.OneLine(w.Word), forgottenShown)), forget)))
	}
	rows = append(rows, r.Pages(chat.Link{To: ToTaught}, page, WordsPage, len(words)), chat.Row(chat.Button(r.Words.Text("words.settings_back"), chat.Link{To: ToLayouts})))
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
