package broadcasts

import (
	"context"
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/document"
	"motcua/scoring/broadcast"
)

// progressMessage is how far a broadcast has come.
func (r room) progressMessage(ctx context.Context, q *chat.Question, b broadcast.Broadcast) (bot.Message, error) {
	all, err := r.store.Outcomes(ctx, b.ID)
	return progressScreen(q.Renderer, b, broadcast.Count(all)), err
}

// controlBroadcast pauses, resumes or cancels a broadcast, or tries again what was refused.
func (r room) controlBroadcast(ctx context.Context, q *chat.Question, at step, _ broadcast.Broadcast, _ int) (bot.Reply, error) {
	return r.change(ctx, q, at, func(b *broadcast.Broadcast) {
		b.Stop = ""
		switch at.Do {
		case stepPause:
			b.State, b.Stop = broadcast.Paused, broadcast.ByAdmin
		case stepCancel:
			b.State = broadcast.Cancelled
		default:
			b.State = broadcast.Running
		}
	}, func(b broadcast.Broadcast) (bot.Reply, error) { return r.open(ctx, q, at, b, 0) })
}

// askCancel asks whether a broadcast is to be cancelled.
func (r room) askCancel(ctx context.Context, q *chat.Question, _ step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	all, err := r.store.Outcomes(ctx, b.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(cancelScreen(q.Renderer, b, broadcast.Count(all))), nil
}

// showReport shows what became of a broadcast for each person. It does not take the place of the progress, which would soon
// take its own.
func (r room) showReport(ctx context.Context, q *chat.Question, _ step, b broadcast.Broadcast, page int) (bot.Reply, error) {
	all, err := r.store.Outcomes(ctx, b.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	m := reportScreen(q.Renderer, b, all, min(page, chat.LastPage(len(all), reportPage)))
	if q.Request.Chat == b.Chat && q.Request.Press.Message == b.Message {
		return chat.Say(m), nil
	}
	return q.Show(m), nil
}

// sendFile sends the report as a file.
func (r room) sendFile(ctx context.Context, q *chat.Question, _ step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	all, err := r.store.Outcomes(ctx, b.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	t := reportTable(q.Renderer, b, all)
	body, err := document.Table(t.Name, t.Titles, t.Columns, []float64{28, 20, 24, 30, 18, 40}, t.Rows)
	if err != nil {
		return bot.Reply{}, err
	}
	m := chat.Note(t.Titles[0])
	m.File = &bot.File{Name: q.Renderer.Words.Text("broadcast.file_name", "id", strconv.FormatInt(b.ID, 10)), Body: body}
	return chat.Say(m), nil
}

// draftReminder begins a draft with the same content for those who have not confirmed.
func (r room) draftReminder(ctx context.Context, q *chat.Question, _ step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	made, err := r.store.AddBroadcast(ctx, broadcast.Broadcast{
		By: q.Person.ID, Content: b.Content, Audience: broadcast.Audience{Unconfirmed: b.ID}, Confirm: true,
	}, q.Request.Update)
	if err != nil {
		return bot.Reply{}, err
	}
	d, _, err := r.readDraft(ctx, q, made)
	return chat.Say(editorScreen(q.Renderer, d, "")), err
}

// confirmReceipt keeps that somebody received a broadcast. Under a preview it counts for nothing.
func (r room) confirmReceipt(ctx context.Context, q *chat.Question, p ofBroadcast) (bot.Reply, error) {
	at, sent, err := r.store.Confirm(ctx, p.Broadcast, q.Person.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	said := q.Renderer.Words.Text("broadcast.not_sent")
	if sent {
		said = q.Renderer.Words.Text("broadcast.thanks", "time", q.Renderer.Words.ShortDateTime(at.In(r.Zone)))
	}
	reply := chat.Say(chat.Note(said))
	reply.Toast = said
	return reply, nil
}
