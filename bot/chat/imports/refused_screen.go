package imports

import (
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/export/sheet"
	"motcua/scoring/ledger"
)

// writeRefusals writes the first rows that cannot be used.
func writeRefusals(r chat.Renderer, m *chat.Markup, result ledger.ImportResult) {
	for _, one := range result.Refusals[:min(len(result.Refusals), refusalShown)] {
		m.Line("• " + refusalWords(r, one))
	}
	if more := result.File.Refused - refusalShown; more > 0 {
		m.Line(r.Words.Text("cli.import_more", "n", more))
	}
}

func refusalWords(r chat.Renderer, e sheet.RowError) string {
	line := r.Words.Refusal(e.Sheet, e.Row, string(e.Reason), chat.Cut(chat.OneLine(e.Column), valueShown), chat.Cut(chat.OneLine(e.Value), valueShown))
	if len(e.Suggestions) > 0 {
		line += r.Words.Text("cli.import_near", "names", chat.Cut(strings.Join(e.Suggestions, ", "), 3*valueShown))
	}
	return line
}

// refusedScreen is all rows of a file that cannot be used, as a text file.
func refusedScreen(r chat.Renderer, u ledger.Upload, result ledger.ImportResult) bot.Message {
	var out strings.Builder
	out.WriteString("\ufeff")
	for _, e := range result.Refusals {
		out.WriteString(strings.Map(chat.StripControls, refusalWords(r, e)) + "\r\n")
	}
	m := chat.Note(r.Words.Text("upload.rows", "n", result.File.Refused, "name", chat.Cut(chat.OneLine(u.Name), valueShown)))
	m.File = &bot.File{Name: r.Words.Text("upload.rows_file"), Body: []byte(out.String())}
	return m
}
