package handler

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring/people"
)

// start greets, or registers somebody who followed the link of an invitation.
func (h *Handler) start(ctx context.Context, q *question, payload string) (bot.Reply, error) {
	switch code, ok := invitationCode(payload); {
	case ok:
		return h.redeem(ctx, q, code)
	case payload != "":
		return bot.Reply{}, people.ErrInvitation
	case !q.person.Known():
		return h.stranger(q)
	default:
		return h.help(ctx, q, "")
	}
}

// Code is the invitation's code that somebody who is not registered may mean by a request; false when there is none in it.
func (h *Handler) Code(r bot.Request) (string, bool) {
	if !r.Private || r.Press != nil || r.Document != nil {
		return "", false
	}
	e := h.read(r.Text)
	if e.command != nil && e.command.open {
		return invitationCode(e.arguments)
	}
	return invitationCode(r.Text)
}

// invitationCode is people.ReadCode for what a phone makes of typing: full-width letters, long dashes, any white space.
func invitationCode(typed string) (string, bool) {
	return people.ReadCode(strings.Join(pieces(typed), ""))
}

// inFours says whether a text is in one piece or in groups of four, as codes are spelt. Somebody registered, who may as well
// ask for "phinh giang 06-2024", writes them so.
func inFours(typed string) bool {
	return !slices.ContainsFunc(pieces(typed), func(piece string) bool { return len(piece)%4 != 0 })
}

// pieces are what stands between white space and dashes.
func pieces(typed string) []string {
	return strings.FieldsFunc(norm.NFKC.String(typed), func(r rune) bool {
		return unicode.IsSpace(r) || r == '-' || r >= '\u2010' && r <= '\u2015' || r == '\u2212'
	})
}

// redeem registers the person by an invitation code and tells them who they now are.
func (h *Handler) redeem(ctx context.Context, q *question, code string) (bot.Reply, error) {
	if _, err := h.Store.Redeem(ctx, code, q.request.Person, q.reader.Now, q.request.Update); err != nil {
		return bot.Reply{}, err
	}
	person, err := h.Store.Person(ctx, q.request.Person)
	if err != nil {
		return bot.Reply{}, err
	}
	if person.Language == "" { // notices must know it, and only a request says which their Telegram has
		person.Language = q.reader.Words.Language()
		if err := h.Store.SetLanguage(ctx, person.ID, person.Language); err != nil {
			return bot.Reply{}, err
		}
	}
	q.person = person
	roles, err := h.roles(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	m := view.Help(q.reader, q.reader.Words.Text("invitation.welcome"), h.Authority, roles, h.offered(q))
	m.Keys = h.keyboard(q)
	reply := say(m)
	reply.Commands = h.menu(q)
	return reply, nil
}

// menu is the person's command menu in the language they are answered in, which they may not have chosen.
func (h *Handler) menu(q *question) []bot.Command {
	p := q.person
	p.Language = q.reader.Words.Language()
	return h.Menus(p)
}

// stranger is all that somebody unknown is told. No unit and no figure is in it.
func (h *Handler) stranger(q *question) (bot.Reply, error) {
	words := q.reader.Words
	m := view.Note(words.Text("stranger.greeting"), words.Text("stranger.register", "authority", h.authority(q)))
	m.NoKeys = true // somebody removed still has the keyboard
	reply := q.show(m)
	if q.request.Press != nil {
		reply.Toast, reply.Alert = words.Text("stranger.toast"), true
	}
	return reply, nil
}

// authority is whom to turn to.
func (h *Handler) authority(q *question) string {
	if h.Authority == "" {
		return q.reader.Words.Text("stranger.authority")
	}
	return h.Authority
}
