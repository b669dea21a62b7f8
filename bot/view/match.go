package view

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"motcua/bot"
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
	var m markup
	m.line(r.problem(result.Problem))
	m.line(r.Words.Text("match.offer"))
	return m.message(row(labelledLink{r.Words.Text("match.button"), matchLink(u)}))
}

func matchLink(u intake.Upload, steps ...any) Link {
	parts := []string{strconv.FormatInt(u.ID, 10)}
	for _, s := range steps {
		parts = append(parts, fmt.Sprint(s))
	}
	return Link{To: ToMatch, Item: strings.Join(parts, ".")}
}

// MatchFields lists the fields with their columns. When those that are required have one, the file can be looked at.
func MatchFields(r Reader, x Matching) bot.Message {
	var m markup
	m.bold(r.Words.Text("match.title", "name", cut(oneLine(x.Upload.Name), valueShown)))
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
		m.line(r.Words.Text(key, "field", f.Synonyms[0], "column", cut(label, valueShown)))
		if i%2 == 0 {
			rows = append(rows, nil)
		}
		last := len(rows) - 1
		rows[last] = append(rows[last], row(labelledLink{cut(f.Synonyms[0], labelled), matchLink(x.Upload, i)})...)
	}
	m.gap()
	m.line(r.Words.Text("match.remembered"))
	if done {
		rows = append(rows, row(labelledLink{r.Words.Text("match.done_button"), matchLink(x.Upload, MatchDone)}))
	}
	rows = append(rows, row(labelledLink{r.Words.Text("match.settings"), Link{To: ToLayouts}}))
	return m.message(rows...)
}

// MatchColumns offers the columns of a file for a field.
func MatchColumns(r Reader, x Matching, field, page int) bot.Message {
	var m markup
	m.line(r.Words.Text("match.which", "field", x.Fields[field].Synonyms[0]))
	page = min(page, LastPage(len(x.Heading.Labels), MatchColumnsPage))
	var rows [][]bot.Button
	for i := page * MatchColumnsPage; i < min((page+1)*MatchColumnsPage, len(x.Heading.Labels)); i++ {
		rows = append(rows, row(labelledLink{cut(x.Heading.Labels[i], labelled), matchLink(x.Upload, field, i)}))
	}
	rows = append(rows, r.paging(matchLink(x.Upload, field), page, MatchColumnsPage, len(x.Heading.Labels)),
		row(labelledLink{r.Words.Text("match.back"), matchLink(x.Upload)}))
	return m.message(rows...)
}

// Layouts lists the headers whose columns were matched by hand, and leads to the words that were taught, so many, and to what letters
// state.
func Layouts(r Reader, all []intake.Layout, fields []header.Field, page, words int) bot.Message {
	var m markup
	var rows [][]bot.Button
	m.bold(r.Words.Text("match.settings"))
	if len(all) == 0 {
		m.line(r.Words.Text("match.no_layouts"))
	}
	for n := page * LayoutsPage; n < min((page+1)*LayoutsPage, len(all)); n++ {
		m.gap()
		m.line(r.Words.Text("match.layout", "number", n+1, "time", r.time(all[n].Since, false)))
		for _, f := range fields {
			if label, ok := all[n].Columns[f.Name]; ok {
				m.line(r.Words.Text("match.column", "field", f.Synonyms[0], "column", cut(label, valueShown)))
			}
		}
		rows = append(rows, row(labelledLink{r.Words.Text("match.forget_button", "number", n+1), Link{To: ToForgetLayout, Item: all[n].Sum}}))
	}
	rows = append(rows, r.paging(Link{To: ToLayouts}, page, LayoutsPage, len(all)),
		row(labelledLink{r.Words.Text("words.settings_button", "n", words), Link{To: ToTaught}}),
		row(labelledLink{r.Words.Text("match.letter_button"), Link{To: ToLetter}}, labelledLink{r.Words.Text("threshold.button"), Link{To: ToThresholds}}))
	return m.message(rows...)
}
