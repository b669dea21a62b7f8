package imports

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// tellHow says how figures are sent, and up to when those reach that were sent.
func (r room) tellHow(ctx context.Context, q *chat.Question, _ string) (bot.Reply, error) {
	reaches, err := r.store.Reaches(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(howScreen(q.Renderer, reaches)), nil
}

// howScreen says how a file is sent, and the units whose data are the oldest.
func howScreen(r chat.Renderer, reaches []scoring.Reach) bot.Message {
	const shown = 15
	var m chat.Markup
	m.Bold(r.Words.Text("upload.how"))
	for _, key := range []string{"upload.how_send", "upload.how_exports", "upload.how_templates", "upload.how_preview"} {
		m.Line("• " + r.Words.Text(key))
	}
	m.BlankLine()
	if len(reaches) == 0 {
		m.Line(r.Words.Text("upload.how_none"))
		return m.Message()
	}
	m.Line(r.Words.Text("upload.how_reaches"))
	for _, reach := range reaches[:min(len(reaches), shown)] {
		m.Line(r.Words.Text("upload.how_reach", "unit", chat.CutUnit(reach.Name, chat.LongName), "time", r.Time(reach.Until, true)))
	}
	if more := len(reaches) - shown; more > 0 {
		m.Line(r.Words.Text("upload.how_more", "n", more))
	}
	return m.Message()
}
