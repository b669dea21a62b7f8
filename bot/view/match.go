package view

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/header"
	"motcua/scoring/intake"
)

// Matching is a file whose columns are being matched by hand, with the fields of an export of dossiers.
type Matching struct {
	Upload  intake.Upload
	Heading intake.Heading
	Fields  []header.Field
}

// MatchDone is the last part of an item that ends the matching.
const MatchDone = "done"

// MatchColumnsPage is how many columns a page offers; LayoutsPage how many headers are listed on one.
const (
	MatchColumnsPage = 8
	LayoutsPage      = 3
)

// UploadUnmatched says that the header of a file is not known, and offers to match its columns.
func UploadUnmatched(r Reader, u intake.Upload, result intake.Result) bot.Message {
	var m chat.Markup
	m.Line(r.problem(result.Problem))
	m.Line(r.Words.Text("match.offer"))
	return m.Message(chat.Row(chat.Button(r.Words.Text("match.button"), matchLink(u))))
}

func matchLink(u intake.Upload, steps ...any) chat.Link {
	parts := []string{strconv.FormatInt(u.ID, 10)}
	for _, s := range steps {
		parts = append(parts, fmt.Sprint(s))
	}
	return chat.Link{To: ToMatch, Item: strings.Join(parts, ".")}
}

// MatchFields lists the fields with their columns. When those that are required have one, the file can be looked at.
func MatchFields(r Reader, x Matching) bot.Message {
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
		rows[last] = append(rows[last], chat.Row(chat.Button(chat.Cut(f.Synonyms[0], chat.ButtonWidth), matchLink(x.Upload, i)))...)
	}
	m.BlankLine()
	m.Line(r.Words.Text("match.remembered"))
	if done {
		rows = append(rows, chat.Row(chat.Button(r.Words.Text("match.done_button"), matchLink(x.Upload, MatchDone))))
	}
	rows = append(rows, chat.Row(chat.Button(r.Words.Text("match.settings"), chat.Link{To: ToLayouts})))
	return m.Message(rows...)
}

// MatchColumns offers the columns of a file for a field.
func MatchColumns(r Reader, x Matching, field, page int) bot.Message {
	var m chat.Markup
	m.Line(r.Words.Text("match.which", "field", x.Fields[field].Synonyms[0]))
	page = min(page, chat.LastPage(len(x.Heading.Labels), MatchColumnsPage))
	var rows [][]bot.Button
	for i := page * MatchColumnsPage; i < min((page+1)*MatchColumnsPage, len(x.Heading.Labels)); i++ {
		rows = append(rows, chat.Row(chat.Button(chat.Cut(x.Heading.Labels[i], chat.ButtonWidth), matchLink(x.Upload, field, i))))
	}
	rows = append(rows, r.Pages(matchLink(x.Upload, field), page, MatchColumnsPage, len(x.Heading.Labels)),
		chat.Row(chat.Button(r.Words.Text("match.back"), matchLink(x.Upload))))
	return m.Message(rows...)
}

// Layouts lists the headers whose columns were matched by hand, and leads to the words that were taught, so many, and to what letters
// state.
func Layouts(r Reader, all []intake.Layout, fields []header.Field, page, words int) bot.Message {
	var m chat.Markup
	var rows [][]bot.Button
	m.Bold(r.Words.Text("match.settings"))
	if len(all) == 0 {
		m.Line(r.Words.Text("match.no_layouts"))
	}
	for n := page * LayoutsPage; n < min((page+1)*LayoutsPage, len(all)); n++ {
		m.BlankLine()
		m.Line(r.Words.Text("match.layout", "number", n+1, "time", r.Time(all[n].Since, false)))
		for _, f := range fields {
			if label, ok := all[n].Columns[f.Name]; ok {
				m.Line(r.Words.Text("match.column", "field", f.Synonyms[0], "column", chat.Cut(label, valueShown)))
			}
		}
		rows = append(rows, chat.Row(chat.Button(r.Words.Text("match.forget_button", "number", n+1), chat.Link{To: ToForgetLayout, Item: all[n].Sum})))
	}
	rows = append(rows, r.Pages(chat.Link{To: ToLayouts}, page, LayoutsPage, len(all)),
		chat.Row(chat.Button(r.Words.Text("words.settings_button", "n", words), chat.Link{To: ToTaught})),
		chat.Row(chat.Button(r.Words.Text("match.letter_button"), chat.Link{To: ToLetter}), chat.Button(r.Words.Text("threshold.button"), chat.Link{To: ToThresholds})))
	return m.Message(rows...)
}
