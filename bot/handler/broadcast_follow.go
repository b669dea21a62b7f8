package handler

import (
	"context"
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/document"
	"motcua/bot/view"
	"motcua/scoring/broadcast"
)

// progress is how far a broadcast has come.
func (h *Handler) progress(ctx context.Context, q *Question, b broadcast.Broadcast) (bot.Message, error) {
	all, err := h.Store.Outcomes(ctx, b.ID)
	return view.Progress(view.Of(q.Renderer), b, broadcast.Count(all)), err
}

// steer pauses, resumes or cancels a broadcast, or tries again what was refused.
func (h *Handler) steer(ctx context.Context, q *Question, at view.Step, _ broadcast.Broadcast, _ int) (bot.Reply, error) {
	return h.changeBroadcast(ctx, q, at, func(b *broadcast.Broadcast) {
		b.Stop = ""
		switch at.Do {
		case view.StepPause:
			b.State, b.Stop = broadcast.Paused, broadcast.ByAdmin
		case view.StepCancel:
			b.State = broadcast.Cancelled
		default:
			b.State = broadcast.Running
		}
	}, func(b broadcast.Broadcast) (bot.Reply, error) { return h.openBroadcast(ctx, q, at, b, 0) })
}

// askCancel asks whether a broadcast is to be cancelled.
func (h *Handler) askCancel(ctx context.Context, q *Question, _ view.Step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	all, err := h.Store.Outcomes(ctx, b.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(view.CancelAsked(view.Of(q.Renderer), b, broadcast.Count(all))), nil
}

// broadcastReport is what became of a broadcast for each person. It does not take the place of the progress, which would soon
// take its own.
func (h *Handler) broadcastReport(ctx context.Context, q *Question, _ view.Step, b broadcast.Broadcast, page int) (bot.Reply, error) {
	all, err := h.Store.Outcomes(ctx, b.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	m := view.BroadcastReport(view.Of(q.Renderer), b, all, min(page, chat.LastPage(len(all), view.ReportPage)))
	if q.Request.Chat == b.Chat && q.Request.Press.Message == b.Message {
		return chat.Say(m), nil
	}
	return q.Show(m), nil
}

// broadcastFile is the same as a file.
func (h *Handler) broadcastFile(ctx context.Context, q *Question, _ view.Step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	all, err := h.Store.Outcomes(ctx, b.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	t := view.BroadcastTable(view.Of(q.Renderer), b, all)
	body, err := document.Table(t.Name, t.Titles, t.Columns, []float64{28, 20, 24, 30, 18, 40}, t.Rows)
	if err != nil {
		return bot.Reply{}, err
	}
	m := chat.Note(t.Titles[0])
	m.File = &bot.File{Name: q.Renderer.Words.Text("broadcast.file_name", "id", strconv.FormatInt(b.ID, 10)), Body: body}
	return chat.Say(m), nil
}

// remind begins a draft with the same content for those who have not confirmed.
func (h *Handler) remind(ctx context.Context, q *Question, _ view.Step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	made, err := h.Store.AddBroadcast(ctx, broadcast.Broadcast{
		By: q.Person.ID, Content: b.Content, Audience: broadcast.Audience{Unconfirmed: b.ID}, Confirm: true,
	}, q.Request.Update)
	if err != nil {
		return bot.Reply{}, err
	}
	d, _, err := h.draft(ctx, q, made)
	return chat.Say(view.DraftEditor(view.Of(q.Renderer), d, "")), err
}

// received keeps that somebody received a broadcast. Under a preview it counts for nothing.
func (h *Handler) received(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	id, _ := strconv.ParseInt(l.Item, 10, 64) // of what is no id nothing was sent
	at, sent, err := h.Store.Confirm(ctx, id, q.Person.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	said := q.Renderer.Words.Text("broadcast.not_sent")
	if sent {
		said = q.Renderer.Words.Text("broadcast.thanks", "time", q.Renderer.Words.ShortDateTime(at.In(h.Zone)))
	}
	reply := chat.Say(chat.Note(said))
	reply.Toast = said
	return reply, nil
}
