package view

import (
	"strings"

	"motcua/bot"
	"motcua/scoring/intake"
	"motcua/scoring/sheet"
)

// refusals are the first rows that cannot be used.
func (r Reader) refusals(m *markup, result intake.Result) {
	for _, one := range result.Refusals[:min(len(result.Refusals), refusalShown)] {
		m.line("• " + r.refusal(one))
	}
	if more := result.File.Refused - refusalShown; more > 0 {
		m.line(r.Words.Text("cli.import_more", "n", more))
	}
}

func (r Reader) refusal(e sheet.RowError) string {
	line := r.Words.Refusal(e.Sheet, e.Row, string(e.Reason), cut(oneLine(e.Column), valueShown), cut(oneLine(e.Value), valueShown))
	if len(e.Suggestions) > 0 {
		line += r.Words.Text("cli.import_near", "names", cut(strings.Join(e.Suggestions, ", "), 3*valueShown))
	}
	return line
}

// RefusedRows is all rows of a file that cannot be used, as a text file.
func RefusedRows(r Reader, u intake.Upload, result intake.Result) bot.Message {
	var out strings.Builder
	out.WriteString("\ufeff")
	for _, e := range result.Refusals {
		out.WriteString(strings.Map(straight, r.refusal(e)) + "\r\n")
	}
	m := Note(r.Words.Text("upload.rows", "n", result.File.Refused, "name", cut(oneLine(u.Name), valueShown)))
	m.File = &bot.File{Name: r.Words.Text("upload.rows_file"), Body: []byte(out.String())}
	return m
}
