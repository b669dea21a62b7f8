package audit

import (
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
)

// fileRows are the entries as rows of a file, under their columns.
func fileRows(r chat.Renderer, entries []entry) (columns []string, rows [][]string) {
	columns = []string{r.Words.Text("log.column_time"), r.Words.Text("log.column_by"), r.Words.Text("log.column_did"), r.Words.Text("log.column_about")}
	for _, e := range entries {
		rows = append(rows, []string{r.Words.DateTime(e.At.In(r.Zone)), e.By, actionWords(r, e.Action), strings.Join(e.About, "; ")})
	}
	return columns, rows
}

// fileScreen is the file of the entries that were chosen; cut says that it has the newest ones only. It cannot be forwarded.
func fileScreen(r chat.Renderer, l log, cut bool, file bot.File) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("log.file", "n", len(l.Entries)))
	if chosen := filterWords(r, l); chosen != "" {
		m.Line(r.Words.Text("log.chosen", "what", chosen))
	}
	if cut {
		m.Line(r.Words.Text("log.file_cut"))
	}
	message := m.Message()
	message.File, message.Protected = &file, true
	return message
}
