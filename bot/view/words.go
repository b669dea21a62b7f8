package view

import (
	"strconv"

	"motcua/bot"
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
	return row(labelledLink{r.Words.Text("words.button", "n", n), Link{To: ToWords, Item: strconv.FormatInt(u.ID, 10)}})
}

// UnknownWords lists the words of a file that are not understood, a button each.
func UnknownWords(r Reader, u intake.Upload, words []dossier.UnknownWord, page int) bot.Message {
	var m markup
	m.bold(r.Words.Text("words.title", "name", cut(oneLine(u.Name), valueShown)))
	m.line(r.Words.Text("words.explain"))
	m.gap()
	page = min(page, LastPage(len(words), WordsPage))
	var rows [][]bot.Button
	for i := page * WordsPage; i < min((page+1)*WordsPage, len(words)); i++ {
		w := words[i]
		m.line(r.Words.Text("words.word", "number", i+1, "word", cut(oneLine(w.Word), valueShown), "column", cut(oneLine(w.Label), valueShown), "n", w.N))
		rows = append(rows, row(labelledLink{cut(oneLine(w.Word), labelled), wordLink(u, w, page)}))
	}
	list := Link{To: ToWords, Item: strconv.FormatInt(u.ID, 10)}
	rows = append(rows, r.paging(list, page, WordsPage, len(words)),
		row(labelledLink{r.Words.Text("match.done_button"), Link{To: ToWords, Item: list.Item + "." + WordsDone}}))
	return m.message(rows...)
}

// wordLink leads to the meanings of a word, which is named by its sum: the list may have changed. The page is that of the list.
func wordLink(u intake.Upload, w dossier.UnknownWord, page int) Link {
	return Link{To: ToWord, Item: strconv.FormatInt(u.ID, 10) + "." + dossier.WordKey(w.Field, w.Word), Page: page}
}

// WordMeanings asks what a word means.
func WordMeanings(r Reader, u intake.Upload, w dossier.UnknownWord, page int) bot.Message {
	var m markup
	m.line(r.Words.Text("words.which", "word", cut(oneLine(w.Word), valueShown), "column", cut(oneLine(w.Label), valueShown), "n", w.N))
	if w.Field == dossier.StatusField {
		m.line(r.Words.Text("words.ended"))
	}
	m.line(r.Words.Text("words.remembered"))
	var rows [][]bot.Button
	for _, meaning := range dossier.Meanings(w.Field) {
		to := wordLink(u, w, page)
		to.Item += "." + meaning
		rows = append(rows, row(labelledLink{r.Words.Meaning(w.Field, meaning), to}))
	}
	rows = append(rows, row(labelledLink{r.Words.Text("words.back"), Link{To: ToWords, Item: strconv.FormatInt(u.ID, 10), Page: page}}))
	return m.message(rows...)
}

// TaughtWord says in a toast what a word was taught to mean.
func TaughtWord(r Reader, w intake.Word) string {
	return r.Words.Text("words.taught", "word", cut(oneLine(w.Word), valueShown), "meaning", r.Words.Meaning(w.Field, w.Meaning))
}

// TaughtWords lists the words that were taught, with a button to forget each.
func TaughtWords(r Reader, words []intake.Word, page int) bot.Message {
	var m markup
	m.bold(r.Words.Text("words.settings"))
	if len(words) == 0 {
		m.line(r.Words.Text("words.none"))
	}
	var rows [][]bot.Button
	for i := page * WordsPage; i < min((page+1)*WordsPage, len(words)); i++ {
		w := words[i]
		m.line(r.Words.Text("words.known", "number", i+1, "word", cut(oneLine(w.Word), valueShown), "field", fieldLabel(w.Field), "meaning", r.Words.Meaning(w.Field, w.Meaning)))
		forget := Link{To: ToForgetWord, Item: dossier.WordKey(w.Field, w.Word), Page: page}
		rows = append(rows, row(labelledLink{r.Words.Text("words.forget_button", "number", i+1, "word", cut(oneLine(w.Word), forgottenShown)), forget}))
	}
	rows = append(rows, r.paging(Link{To: ToTaught}, page, WordsPage, len(words)), row(labelledLink{r.Words.Text("words.settings_back"), Link{To: ToLayouts}}))
	return m.message(rows...)
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
