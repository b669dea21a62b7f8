package audit

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/document"
	"motcua/scoring/people"
)

// fileEntries is how many entries, the newest, go into a file.
const fileEntries = 5000

// command shows the log, of the unit that is named.
func (r room) command(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	var p chosen
	if arguments != "" {
		u, err := r.UnitNamed(ctx, q, arguments, toLog.Link(p))
		if err != nil {
			return bot.Reply{}, err
		}
		p.Unit = u.Code
	}
	return r.showLog(ctx, q, p)
}

// showLog shows a page of who did what and when.
func (r room) showLog(ctx context.Context, q *chat.Question, p chosen) (bot.Reply, error) {
	log, err := r.readLog(ctx, q, p, logPage)
	if err == nil && p.Place.After > 0 && !log.Newer { // what is left of them is no page of its own
		p.Place = place{}
		log, err = r.readLog(ctx, q, p, logPage)
	}
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(logScreen(q.Renderer, log)), nil
}

// sendFile sends the log as a file.
func (r room) sendFile(ctx context.Context, q *chat.Question, f filter) (bot.Reply, error) {
	log, err := r.readLog(ctx, q, f.chosenFrom(place{}), fileEntries)
	if err != nil {
		return bot.Reply{}, err
	}
	words := q.Renderer.Words
	columns, rows := fileRows(q.Renderer, log.Entries)
	titles := []string{words.Text("log.file_title"), words.Text("log.file_at", "time", words.DateTime(q.Renderer.Now.In(r.Zone)))}
	body, err := document.Table(words.Text("log.title"), titles, columns, []float64{18, 42, 36, 60}, rows)
	if err != nil {
		return bot.Reply{}, err
	}
	name := words.Text("log.file_name") + "-" + q.Renderer.Now.In(r.Zone).Format("2006-01-02") + ".xlsx"
	return chat.Say(fileScreen(q.Renderer, log, log.Older, bot.File{Name: name, Body: body})), nil
}

// readLog reads a part of the log in words. A unit that is not there is refused.
func (r room) readLog(ctx context.Context, q *chat.Question, p chosen, limit int) (log log, err error) {
	log.Filter = p.filter()
	if p.Unit != "" {
		if log.Unit, err = r.UnitName(ctx, q, p.Unit); err != nil {
			return log, err
		}
	}
	t, err := newTeller(ctx, q, r.Desk, r.store)
	if err != nil {
		return log, err
	}
	if p.By != people.Anybody {
		log.By = t.personWords(int(p.By))
	}
	entries, err := r.store.Log(ctx, log.Filter.logFilter(), people.LogPlace(p.Place), limit+1)
	if err != nil {
		return log, err
	}
	more := len(entries) > limit
	log.Newer, log.Older = p.Place.Before > 0, more
	if p.Place.After > 0 {
		log.Newer, log.Older = more, true
		entries = entries[max(0, len(entries)-limit):]
	}
	for _, e := range entries[:min(len(entries), limit)] {
		log.Entries = append(log.Entries, entry{ID: e.ID, At: e.At, By: t.personWords(e.By), Action: e.Action, About: t.aboutWords(e)})
	}
	return log, nil
}
