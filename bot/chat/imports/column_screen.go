package imports

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/export/dossier"
	"motcua/scoring/ledger"
)

// columnLabelled is how much of a column's label stands on a button beside the words around it.
const columnLabelled = 26

// ambiguousScreen asks which of several columns of a file is a field, a button for each. A column is named by the sum of its label.
func ambiguousScreen(r chat.Renderer, u ledger.Upload, result ledger.ImportResult) bot.Message {
	var m chat.Markup
	m.Line(problemWords(r, result.Problem))
	m.Line(r.Words.Text("column.remembered"))
	var rows [][]bot.Button
	for _, label := range result.Ambiguous.Choices() {
		key := dossier.WordKey(result.Ambiguous.Field.Name, label)
		rows = append(rows, chat.Row(chat.Button(r.Words.Text("column.button", "column", cutWithin(chat.OneLine(label), columnLabelled)),
			toColumn.Link(ofColumn{File: u.ID, Label: key}))))
	}
	return m.Message(rows...)
}

// cutWithin shortens a text to n columns in its middle: labels of columns that mean the same differ at their ends.
func cutWithin(text string, n int) string {
	if chat.Width(text) <= n {
		return text
	}
	runes := []rune(text)
	end := len(runes)
	for chat.Width(string(runes[end-1:])) <= n/2 {
		end--
	}
	return chat.Cut(text, n-n/2-1) + string(runes[end:])
}
