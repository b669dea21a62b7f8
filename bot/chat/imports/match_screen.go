package imports

import (
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring/export/header"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// matching is a file whose columns are being matched by hand, with the fields of an export of dossiers.
type matching struct {
	Upload  ledger.Upload
	Heading table.Heading
	Fields  []header.Field
}

// columnsPage is how many columns a page offers.
const columnsPage = 8

// unmatchedScreen says that the header of a file is not known, and offers to match its columns.
func unmatchedScreen(r chat.Renderer, u ledger.Upload, result ledger.ImportResult) bot.Message {
	var m chat.Markup
	m.Line(problemWords(r, result.Problem))
	m.Line(r.Words.Text("match.offer"))
	return m.Message(chat.Row(chat.Button(r.Words.Text("match.button"), toMatch.Link(ofMatch{File: u.ID}))))
}

// fieldsScreen lists the fields with their columns. When those that are required have one, the file can be looked at.
func fieldsScreen(r chat.Renderer, x matching) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("match.title", "name", chat.Cut(chat.OneLine(x.Upload.Name), valueShown)))
	var rows [][]bot.Button
	done := true
	for i, f := range x.Fields {
		label, known := x.Heading.Columns[f.Name]
		key := "match.none"
		switch {
		case known:
			key = "match.column"
		case f.Required || slices.Contains(x.Heading.Open, f.Name):
			key, done = "match.needed", false
		}
		m.Line(r.Words.Text(key, "field", f.Synonyms[0], "column", chat.Cut(label, valueShown)))
		if i%2 == 0 {
			rows = append(rows, nil)
		}
		last := len(rows) - 1
		rows[last] = append(rows[last], chat.Row(chat.Button(chat.Cut(f.Synonyms[0], chat.ButtonWidth), toMatch.Link(ofMatch{File: x.Upload.ID, Field: placeOf(i)})))...)
	}
	m.BlankLine()
	m.Line(r.Words.Text("match.remembered"))
	if done {
		rows = append(rows, chat.Row(chat.Button(r.Words.Text("match.done_button"), toMatch.Link(ofMatch{File: x.Upload.ID, Field: matchDone}))))
	}
	rows = append(rows, chat.Row(chat.Button(r.Words.Text("match.settings"), routes.Settings.Link(routes.OfPage{}))))
	return m.Message(rows...)
}

// columnsScreen offers the columns of a file for a field.
func columnsScreen(r chat.Renderer, x matching, field, page int) bot.Message {
	var m chat.Markup
	m.Line(r.Words.Text("match.which", "field", x.Fields[field].Synonyms[0]))
	page = min(page, chat.LastPage(len(x.Heading.Labels), columnsPage))
	var rows [][]bot.Button
	for i := page * columnsPage; i < min((page+1)*columnsPage, len(x.Heading.Labels)); i++ {
		rows = append(rows, chat.Row(chat.Button(chat.Cut(x.Heading.Labels[i], chat.ButtonWidth), toMatch.Link(ofMatch{File: x.Upload.ID, Field: placeOf(field), Column: placeOf(i)}))))
	}
	rows = append(rows, r.Pages(toMatch.Link(ofMatch{File: x.Upload.ID, Field: placeOf(field)}), page, columnsPage, len(x.Heading.Labels)),
		chat.Row(chat.Button(r.Words.Text("match.back"), toMatch.Link(ofMatch{File: x.Upload.ID}))))
	return m.Message(rows...)
}
