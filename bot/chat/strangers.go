package chat

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"motcua/bot"
	"motcua/scoring/people"
)

// Code is the invitation's code that somebody who is not registered may mean by a request; false when there is none in it.
func (r *Registry) Code(request bot.Request) (string, bool) {
	if !request.Private || request.Press != nil || request.Document != nil {
		return "", false
	}
	e := r.read(request.Text)
	if e.command != nil && e.command.Open {
		return InvitationCode(e.arguments)
	}
	return InvitationCode(request.Text)
}

// InvitationCode is people.ReadCode for what a phone makes of typing: full-width letters, long dashes, any white space.
func InvitationCode(typed string) (string, bool) {
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

// Stranger is all that somebody unknown is told. No unit and no figure is in it.
func (d *Desk) Stranger(q *Question) (bot.Reply, error) {
	words := q.Renderer.Words
	m := Note(words.Text("stranger.greeting"), words.Text("stranger.register", "authority", d.AuthorityNamed(q)))
	m.NoKeys = true // somebody removed still has the keyboard
	reply := q.Show(m)
	if q.Request.Press != nil {
		reply.Toast, reply.Alert = words.Text("stranger.toast"), true
	}
	return reply, nil
}

// AuthorityNamed is whom to turn to.
func (d *Deps) AuthorityNamed(q *Question) string {
	if d.Authority == "" {
		return q.Renderer.Words.Text("stranger.authority")
	}
	return d.Authority
}

// group says, once in a chat, that the bot works in private chats only. A press is always told.
func (d *Desk) group(ctx context.Context, q *Question) (bot.Reply, error) {
	said := q.Renderer.Words.Text("group.private_only")
	if q.Request.Press != nil {
		return bot.Reply{Toast: said, Alert: true}, nil
	}
	first, err := d.Store.TellGroup(ctx, q.Request.Chat, q.Request.Update)
	if err != nil || !first {
		return bot.Reply{}, err
	}
	return Say(Note(said)), nil
}
