package handler

import (
	"context"
	"strconv"

	"motcua/bot"
	"motcua/bot/document"
	"motcua/bot/view"
	"motcua/scoring/broadcast"
)

// progress is how far a broadcast has come.
func (h *Handler) progress(ctx context.Context, q *question, b broadcast.Broadcast) (bot.Message, error) {
	all, err := h.Store.Outcomes(ctx, b.ID)
	return view.Progress(q.reader, b, broadcast.Count(all)), err
}

// steer pauses, resumes or cancels a broadcast, or tries again what was refused.
func (h *Handler) steer(ctx context.Context, q *question, at view.Step, _ broadcast.Broadcast, _ int) (bot.Reply, error) {
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
func (h *Handler) askCancel(ctx context.Context, q *question, _ view.Step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	all, err := h.Store.Outcomes(ctx, b.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	return say(view.CancelAsked(q.reader, b, broadcast.Count(all))), nil
}

// broadcastReport is what became of a broadcast for each person. It does not take the place of the progress, which would soon
// take its own.
func (h *Handler) broadcastReport(ctx context.Context, q *question, _ view.Step, b broadcast.Broadcast, page int) (bot.Reply, error) {
	all, err := h.Store.Outcomes(ctx, b.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	m := view.BroadcastReport(q.reader, b, all, min(page, view.LastPage(len(all), view.ReportPage)))
	if q.request.Chat == b.Chat && q.request.Press.Message == b.Message {
		return say(m), nil
	}
	return q.show(m), nil
}

// broadcastFile is the same as a file.
func (h *Handler) broadcastFile(ctx context.Context, q *question, _ view.Step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	all, err := h.Store.Outcomes(ctx, b.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	t := view.BroadcastTable(q.reader, b, all)
	body, err := document.Table(t.Name, t.Titles, t.Columns, []float64{28, 20, 24, 30, 18, 40}, t.Rows)
	if err != nil {
		return bot.Reply{}, err
	}
	m := view.Note(t.Titles[0])
	m.File = &bot.File{Name: q.reader.Words.Text("broadcast.file_name", "id", strconv.FormatInt(b.ID, 10)), Body: body}
	return say(m), nil
}

// remind begins a draft with the same content for those who have not confirmed.
func (h *Handler) remind(ctx context.Context, q *question, _ view.Step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	made, err := h.Store.AddBroadcast(ctx, broadcast.Broadcast{
		By: q.person.ID, Content: b.Content, Audience: broadcast.Audience{Unconfirmed: b.ID}, Confirm: true,
	}, q.request.Update)
	if err != nil {
		return bot.Reply{}, err
	}
	d, _, err := h.draft(ctx, q, made)
	return say(view.DraftEditor(q.reader, d, "")), err
}

// received keeps that somebody received a broadcast. Under a preview it counts for nothing.
func (h *Handler) received(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	id, _ := strconv.ParseInt(l.Item, 10, 64) // of what is no id nothing was sent
	at, sent, err := h.Store.Confirm(ctx, id, q.person.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	said := q.reader.Words.Text("broadcast.not_sent")
	if sent {
		said = q.reader.Words.Text("broadcast.thanks", "time", q.reader.Words.ShortDateTime(at.In(h.Zone)))
	}
	reply := say(view.Note(said))
	reply.Toast = said
	return reply, nil
}
