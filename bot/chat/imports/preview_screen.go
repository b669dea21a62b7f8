package imports

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// outcome is what a file did, or would do.
type outcome struct {
	ledger.ImportResult
	Names    map[string]string // of units, by code
	Undoable bool              // it can be taken back
	Earlier  bool              // a file was sent before it, against which it can be held
}

// answerScreen says that a file is not taken in, and why: it cannot be used, or was taken in before.
func answerScreen(r chat.Renderer, result ledger.ImportResult) bot.Message {
	if result.Problem == nil {
		return chat.Note(r.Words.Text("upload.seen", "name", result.File.Name, "time", r.Words.DateTime(result.File.At.In(r.Zone))))
	}
	var m chat.Markup
	m.Line(problemWords(r, result.Problem))
	if result.Problem.Problem == sheet.UnknownWords {
		readingLines(r, &m, result)
	}
	writeRefusals(r, &m, result)
	m.Line(r.Words.Text("upload.nothing_kept"))
	return m.Message()
}

func problemWords(r chat.Renderer, p *sheet.FileError) string {
	var facts []any
	for name, value := range p.Facts {
		facts = append(facts, name, chat.Cut(chat.OneLine(value), factShown))
	}
	return r.Words.Text("file."+string(p.Problem), facts...)
}

const (
	factShown    = 400 // characters of a fact, such as the labels found in a file
	refusalShown = 5   // refused rows that are named in a message
	namedShown   = 5   // units that are named for each thing that a file does, and closed months
	valueShown   = 40  // characters of a value of a refused row
)

// previewScreen says what taking a file in would change.
func previewScreen(r chat.Renderer, u ledger.Upload, t outcome) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("upload.preview", "kind", r.Words.Text("cli.kind."+string(t.File.Kind)), "name", chat.Cut(chat.OneLine(u.Name), valueShown)))
	writeChanges(r, &m, t)
	m.BlankLine()
	m.Line(r.Words.Text("upload.nothing_yet"))
	rows := append([][]bot.Button{takeOrDrop(r, u)}, periodButtons(r, u, t)...)
	if t.File.Refused > 0 {
		rows = append(rows, chat.Row(chat.Button(r.Words.Text("upload.rows_button", "n", t.File.Refused), toRefused.Link(ofFile{File: u.ID}))))
	}
	if n := len(t.Words); n > 0 {
		rows = append(rows, wordsButton(r, u, n))
	}
	if t.Earlier {
		rows = append(rows, compareButton(r, u))
	}
	message := m.Message(rows...)
	message.Protected = message.Protected || t.Lost.Total > 0
	return message
}

// takenScreen says what taking a file in has changed; of one that was taken in before, and maybe by this press when the program
// was killed at it, only when.
func takenScreen(r chat.Renderer, t outcome) bot.Message {
	var m chat.Markup
	name := chat.Cut(chat.OneLine(t.File.Name), valueShown)
	if t.Seen {
		m.Bold(r.Words.Text("upload.taken_before", "name", name, "time", r.Words.DateTime(t.File.At.In(r.Zone))))
	} else {
		m.Bold(r.Words.Text("upload.taken", "kind", r.Words.Text("cli.kind."+string(t.File.Kind)), "name", name))
		writeChanges(r, &m, t)
	}
	var undo []bot.Button
	if t.Undoable {
		undo = chat.Row(chat.Button(r.Words.Text("upload.undo_button"), toUndo.Link(ofImport{Import: t.File.ID})))
	}
	message := m.Message(undo)
	message.Protected = message.Protected || t.Lost.Total > 0
	return message
}

// writeChanges writes what a file does: first to scores and warnings, then of what it is a list, then to rows.
func writeChanges(r chat.Renderer, m *chat.Markup, t outcome) {
	writeEffect(r, m, t)
	if t.File.Kind == table.Dossiers {
		m.BlankLine()
	}
	writePeriod(r, m, t)
	if !t.File.DataTime.IsZero() {
		key := "upload.guessed"
		if t.File.Stated {
			key = "upload.stated"
		}
		m.Line(r.Words.Text(key, "time", r.Words.DateTime(t.File.DataTime.In(r.Zone))))
	}
	readingLines(r, m, t.ImportResult)
	m.BlankLine()
	c := t.File.Changes
	for _, line := range []struct {
		key string
		n   int
	}{{"upload.new", c.New}, {"upload.changed", c.Changed}, {"upload.unchanged", c.Unchanged}, {"upload.older", c.Older}, {"upload.refused", t.File.Refused}} {
		if line.n > 0 || line.key == "upload.new" {
			m.Line(r.Words.Text(line.key, "n", line.n))
		}
	}
	writeRefusals(r, m, t.ImportResult)
}

// readingLines say how an export of dossiers was read, what it lacks, and what of it is not understood.
func readingLines(r chat.Renderer, m *chat.Markup, result ledger.ImportResult) {
	for _, l := range result.Lacking {
		m.Line(r.Words.Text("lacking." + string(l)))
	}
	for _, n := range result.Notes {
		m.Line(r.Words.Note(string(n.Kind), chat.Cut(chat.OneLine(n.Column), valueShown), n.N, n.Of))
	}
	for _, w := range result.Words[:min(len(result.Words), namedShown)] {
		m.Line(r.Words.Text("reading.word", "word", chat.Cut(chat.OneLine(w.Word), valueShown), "column", chat.Cut(chat.OneLine(w.Label), valueShown), "n", w.N))
	}
	if more := len(result.Words) - namedShown; more > 0 {
		m.Line(r.Words.Text("cli.import_more", "n", more))
	}
}
