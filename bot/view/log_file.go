package view

import (
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
)

// LogRows are the entries as rows of a file, under their columns.
func LogRows(r Reader, entries []LogEntry) (columns []string, rows [][]string) {
	columns = []string{r.Words.Text("log.column_time"), r.Words.Text("log.column_by"), r.Words.Text("log.column_did"), r.Words.Text("log.column_about")}
	for _, e := range entries {
		rows = append(rows, []string{r.Words.DateTime(e.At.In(r.Zone)), e.By, r.did(e.Action), strings.Join(e.About, "; ")})
	}
	return columns, rows
}

// LogFile is the file of the entries that were chosen; cut says that it has the newest ones only. It cannot be forwarded.
func LogFile(r Reader, l Log, cut bool, file bot.File) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("log.file", "n", len(l.Entries)))
	if chosen := r.filtered(l); chosen != "" {
		m.Line(r.Words.Text("log.chosen", "what", chosen))
	}
	if cut {
		m.Line(r.Words.Text("log.file_cut"))
	}
	message := m.Message()
	message.File, message.Protected = &file, true
	return message
}
