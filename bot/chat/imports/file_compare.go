package imports

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/document/comparison"
	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

const (
	unitsTold     = 8        // units that are named; the workbook has all
	mostBytesSent = 45 << 20 // Telegram takes 50 MB
)

// fileBefore is the file that the same admin sent before one that holds dossiers, while it may still be there.
func (r room) fileBefore(ctx context.Context, u ledger.Upload, kind table.Kind) (ledger.Upload, bool, error) {
	if kind != table.Dossiers {
		return ledger.Upload{}, false, nil
	}
	return r.sent.UploadBefore(ctx, u, ledger.UploadsSince(u.At))
}

// tellSeen says that a file was taken in before. A list of dossiers is kept all the same: it can be held against another one.
func (r room) tellSeen(ctx context.Context, q *chat.Question, u ledger.Upload, result ledger.ImportResult) (bot.Reply, error) {
	m := answerScreen(q.Renderer, result)
	if result.File.Kind != table.Dossiers {
		return q.Show(m), nil
	}
	var err error
	if u.ID == 0 {
		if u, err = r.store.AddUpload(ctx, u, q.Request.Update); err != nil {
			return bot.Reply{}, err
		}
	}
	_, earlier, err := r.fileBefore(ctx, u, result.File.Kind)
	if earlier {
		m.Buttons = append(m.Buttons, compareButton(q.Renderer, u))
	}
	return q.Show(m), err
}

func compareButton(r chat.Renderer, u ledger.Upload) []bot.Button {
	return chat.Row(chat.Button(r.Words.Text("compare.button"), toCompare.Link(ofFile{File: u.ID})))
}

// compareFiles holds the file sent before against one, as lists of dossiers of the same term. Nothing is taken in.
func (r room) compareFiles(ctx context.Context, q *chat.Question, p ofFile) (bot.Reply, error) {
	second, err := r.openUpload(ctx, q, p.File)
	if err != nil {
		return bot.Reply{}, err
	}
	first, known, err := r.fileBefore(ctx, second, table.Dossiers)
	if err != nil {
		return bot.Reply{}, err
	}
	if !known || first.Expired(q.Renderer.Now) {
		return bot.Reply{}, q.Refuse("compare.no_earlier")
	}
	var sources [2]table.Source
	for i, u := range []ledger.Upload{first, second} {
		body, err := r.fetchFile(ctx, q, u)
		if err != nil {
			return bot.Reply{}, err
		}
		sources[i] = sourceOf(u, body)
	}
	term, _ := scoring.ParseTerm(second.Period) // a period that is no term is left to the files
	result, err := r.importer(q.Person.ID).CompareLists(ctx, sources[0], sources[1], term)
	if said := comparison.Refusal(q.Renderer.Words, err); said != "" {
		return chat.Say(chat.Note(said)), nil
	}
	if err == nil {
		err = r.stillAdmin(ctx, q)
	}
	if err != nil {
		return bot.Reply{}, err
	}
	paper, err := comparison.Read(ctx, r.sent, result, q.Renderer.Words, q.Renderer.Zone)
	if err != nil {
		return bot.Reply{}, err
	}
	return r.sendComparison(q, paper)
}

// sendComparison says how the lists differ, and sends the workbook behind it.
func (r room) sendComparison(q *chat.Question, paper comparison.Paper) (bot.Reply, error) {
	told := comparisonScreen(q.Renderer, paper)
	body, err := paper.Bytes()
	switch {
	case err != nil:
		return bot.Reply{}, err
	case paper.Total.Differ == 0:
		return chat.Say(told), nil
	case len(body) > mostBytesSent:
		return chat.Say(told, chat.Note(q.Renderer.Words.Text("compare.too_big", "limit", mostBytesSent>>20))), nil
	}
	file := chat.Note(q.Renderer.Words.Text("compare.title", "term", q.Renderer.Words.Term(string(paper.Term))))
	file.File = &bot.File{Name: comparison.Name(paper.Term), Body: body}
	return chat.Say(told, file), nil
}

// longestLine bounds a line on which the name of a file stands.
const longestLine = 200

// comparisonScreen says how two lists differ.
func comparisonScreen(r chat.Renderer, paper comparison.Paper) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("compare.title", "term", r.Words.Term(string(paper.Term))))
	names := make(map[string]string, len(paper.Names))
	for code, name := range paper.Names {
		names[code] = chat.CutUnit(name, chat.LongName)
	}
	paper.Names = names
	lists, kinds, units := comparison.Told(paper, unitsTold)
	for _, lines := range [][]string{kinds, units, lists} {
		if len(lines) > 0 {
			m.BlankLine()
		}
		for _, line := range lines {
			m.Line(chat.Cut(line, longestLine))
		}
	}
	m.BlankLine()
	m.Line(r.Words.Text("compare.nothing_taken"))
	return m.Message()
}
