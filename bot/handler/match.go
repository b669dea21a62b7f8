package handler

import (
	"bytes"
	"context"
	"strconv"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring/dossier"
	"motcua/scoring/intake"
	"motcua/scoring/sheet"
)

// Layouts are the headers whose columns were matched by hand.
type Layouts interface {
	Layouts(ctx context.Context) ([]intake.Layout, error)
	// MatchColumn says which column of a layout is a field; by is who says so.
	MatchColumn(ctx context.Context, layout, field, label string, by int64) error
	ForgetLayout(ctx context.Context, layout string, by int64) error
}

// unmatched says why a file is not taken in, and asks what can be asked: which of several columns is a field, what words mean, which
// column is what in a header that is not known.
func (h *Handler) unmatched(ctx context.Context, q *Question, u intake.Upload, body []byte, r intake.Result) (bot.Reply, error) {
	var ask func(view.Reader, intake.Upload, intake.Result) bot.Message
	var err error
	switch {
	case r.Problem == nil:
	case askable(r):
		ask = view.UploadAmbiguous
	case r.Problem.Problem == sheet.UnknownWords && len(r.Words) > 0:
		ask = view.UploadUnread
	case r.Problem.Problem == sheet.UnknownKind || r.Problem.Problem == sheet.NoColumns:
		var found bool
		if _, found, err = h.Imports(q.Person.ID).Heading(ctx, source(u, body)); found {
			ask = view.UploadUnmatched
		}
	}
	if err == nil && ask != nil && u.ID == 0 {
		u, err = h.Store.AddUpload(ctx, u, q.Request.Update)
	}
	if err != nil {
		return bot.Reply{}, err
	}
	if ask == nil {
		return q.Show(view.UploadAnswer(view.Of(q.Renderer), r)), nil
	}
	return q.Show(ask(view.Of(q.Renderer), u, r)), nil
}

func source(u intake.Upload, body []byte) intake.Source {
	return intake.Source{Path: u.Name, Body: bytes.NewReader(body), Size: int64(len(body))}
}

// match has an admin say which column of a file is which field: it lists the fields, then the columns for one of them, then
// keeps the choice for every file with the same header. The item is the file's id, with the field's and the column's place.
func (h *Handler) match(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	steps := strings.Split(l.Item, ".")
	l.Item = steps[0]
	u, err := h.opened(ctx, q, l)
	if err != nil {
		return bot.Reply{}, err
	}
	body, err := h.fetch(ctx, q, u)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(steps) == 2 && steps[1] == view.MatchDone {
		return h.looked(ctx, q, u, body)
	}
	heading, found, err := h.Imports(q.Person.ID).Heading(ctx, source(u, body))
	if err == nil && !found {
		err = q.Refuse("upload.unknown")
	}
	if err == nil {
		err = h.stillAdmin(ctx, q)
	}
	if err != nil {
		return bot.Reply{}, err
	}
	m := view.Matching{Upload: u, Heading: heading, Fields: dossier.Matchable()}
	var places []int
	bounds := []int{len(m.Fields), len(heading.Labels)}
	for i, step := range steps[1:] {
		place, err := strconv.Atoi(step)
		if err != nil || i == len(bounds) || place < 0 || place >= bounds[i] {
			return h.OldButton(ctx, q)
		}
		places = append(places, place)
	}
	switch len(places) {
	case 0:
		return q.Show(view.MatchFields(view.Of(q.Renderer), m)), nil
	case 1:
		return q.Show(view.MatchColumns(view.Of(q.Renderer), m, places[0], l.Page)), nil
	default:
		field, label := m.Fields[places[0]].Name, heading.Labels[places[1]]
		if err := h.Store.MatchColumn(ctx, heading.Layout, field, label, q.Person.ID); err != nil {
			return bot.Reply{}, err
		}
		heading.Columns[field] = label
		return q.Show(view.MatchFields(view.Of(q.Renderer), m)), nil
	}
}

// looked previews a file about which something was said, or asks the next question.
func (h *Handler) looked(ctx context.Context, q *Question, u intake.Upload, body []byte) (bot.Reply, error) {
	r, err := h.look(ctx, q, u, body)
	if err != nil {
		return bot.Reply{}, err
	}
	return h.findings(ctx, q, u, body, r)
}

// findings previews a file that was looked at, or asks the next question about it.
func (h *Handler) findings(ctx context.Context, q *Question, u intake.Upload, body []byte, r intake.Result) (bot.Reply, error) {
	if r.Problem != nil || r.Seen {
		return h.unmatched(ctx, q, u, body, r)
	}
	m, err := h.uploadPreview(ctx, q, u, r)
	return q.Show(m), err
}

// settingsCommand shows an admin what was set once for all: what letters state, the columns matched by hand, the words taught.
func (h *Handler) settingsCommand(ctx context.Context, q *Question, _ string) (bot.Reply, error) {
	return h.layouts(ctx, q, chat.Link{})
}

// layouts lists the headers whose columns were matched by hand.
func (h *Handler) layouts(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	if err := q.RequireAdmin("upload.not_for_you"); err != nil {
		return bot.Reply{}, err
	}
	all, err := h.Store.Layouts(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	words, err := h.Store.Words(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	page := min(l.Page, chat.LastPage(len(all), view.LayoutsPage))
	return q.Show(view.Layouts(view.Of(q.Renderer), all, dossier.Choosable(), page, len(words))), nil
}

// forgetLayout drops what was matched by hand of one header.
func (h *Handler) forgetLayout(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	if err := q.RequireAdmin("upload.not_for_you"); err != nil {
		return bot.Reply{}, err
	}
	if err := h.Store.ForgetLayout(ctx, l.Item, q.Person.ID); err != nil {
		return bot.Reply{}, err
	}
	reply, err := h.layouts(ctx, q, chat.Link{})
	reply.Toast = q.Renderer.Words.Text("match.forgotten")
	return reply, err
}
