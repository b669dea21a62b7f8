package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/document"
	"motcua/bot/view"
	"motcua/scoring/people"
)

// Log is the audit log.
type Log interface {
	// Log is a part of it, the newest first.
	Log(ctx context.Context, f people.LogFilter, place people.LogPlace, limit int) ([]people.Entry, error)
	// LogActions are the actions that are in it.
	LogActions(ctx context.Context) ([]string, error)
	// LogDoers are the numbers of those whose actions are in it, people.CommandLine among them.
	LogDoers(ctx context.Context) ([]int, error)
}

// logRows is how many entries, the newest, go into a file.
const logRows = 5000

func (h *Handler) logCommand(ctx context.Context, q *Question, arguments string) (bot.Reply, error) {
	l := chat.Link{To: view.ToLog}
	if arguments != "" {
		u, err := h.UnitNamed(ctx, q, arguments, l)
		if err != nil {
			return bot.Reply{}, err
		}
		l.Unit = u.Code
	}
	return h.log(ctx, q, l)
}

// log is a page of who did what and when.
func (h *Handler) log(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	_, place := view.ReadLogFilter(l)
	log, err := h.readLog(ctx, q, l, place, view.LogPage)
	if err == nil && place.After > 0 && !log.Newer { // what is left of them is no page of its own
		log, err = h.readLog(ctx, q, l, people.LogPlace{}, view.LogPage)
	}
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(view.AuditLog(view.Of(q.Renderer), log)), nil
}

// logFile is the log as a file.
func (h *Handler) logFile(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	log, err := h.readLog(ctx, q, l, people.LogPlace{}, logRows)
	if err != nil {
		return bot.Reply{}, err
	}
	words := q.Renderer.Words
	columns, rows := view.LogRows(view.Of(q.Renderer), log.Entries)
	titles := []string{words.Text("log.file_title"), words.Text("log.file_at", "time", words.DateTime(q.Renderer.Now.In(h.Zone)))}
	body, err := document.Table(words.Text("log.title"), titles, columns, []float64{18, 42, 36, 60}, rows)
	if err != nil {
		return bot.Reply{}, err
	}
	name := words.Text("log.file_name") + "-" + q.Renderer.Now.In(h.Zone).Format("2006-01-02") + ".xlsx"
	return chat.Say(view.LogFile(view.Of(q.Renderer), log, log.Older, bot.File{Name: name, Body: body})), nil
}

// readLog reads a part of the log in words. Whoever is not an admin is refused, and so is a unit that is not there.
func (h *Handler) readLog(ctx context.Context, q *Question, l chat.Link, place people.LogPlace, limit int) (log view.Log, err error) {
	if err := q.RequireAdmin("log.not_yours"); err != nil {
		return log, err
	}
	log.Filter, _ = view.ReadLogFilter(l)
	if l.Unit != "" {
		if log.Unit, err = h.UnitName(ctx, q, l.Unit); err != nil {
			return log, err
		}
	}
	t, err := h.logTeller(ctx, q)
	if err != nil {
		return log, err
	}
	if log.Filter.By != people.Anybody {
		log.By = t.person(log.Filter.By)
	}
	entries, err := h.Store.Log(ctx, log.Filter, place, limit+1)
	if err != nil {
		return log, err
	}
	more := len(entries) > limit
	log.Newer, log.Older = place.Before > 0, more
	if place.After > 0 {
		log.Newer, log.Older = more, true
		entries = entries[max(0, len(entries)-limit):]
	}
	for _, e := range entries[:min(len(entries), limit)] {
		log.Entries = append(log.Entries, view.LogEntry{ID: e.ID, At: e.At, By: t.person(e.By), Action: e.Action, About: t.about(e)})
	}
	return log, nil
}
