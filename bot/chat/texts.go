package chat

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"motcua/bot"
	"motcua/bot/chat/phrases"
	"motcua/scoring"
	"motcua/scoring/names"
)

// answerFile answers a picture or a file: it may be what a broadcast is to consist of. Any other command under a file is not
// carried out, and that is said: its figures would be those from before the file.
func (d *Desk) answerFile(ctx context.Context, q *Question) (bot.Reply, error) {
	dialogue, asked, err := d.Store.Dialogue(ctx, q.Person.ID, q.Request.Update, q.Renderer.Now)
	e := d.read(q.Request.Text)
	commanded := e.slash && e.command != nil
	switch {
	case err != nil:
		return bot.Reply{}, err
	case !q.Later && commanded && e.command.UnderFile:
		return d.text(ctx, q)
	case !q.Later && asked && d.dialogues[dialogue.Asks].Wants == WantsContent:
		return d.takeAnswer(ctx, q, dialogue)
	case q.Request.Document != nil:
		reply, err := d.outer.File(ctx, q)
		if err == nil && commanded {
			waits := q.Renderer.Words.Text("upload.command_waits", "command", e.command.In(q.Renderer.Words))
			reply.Messages[0] = WithLine(reply.Messages[0], waits)
		}
		return reply, err
	case q.Request.Text != "":
		return d.text(ctx, q)
	default:
		return d.offer(ctx, q, "answer.text_only")
	}
}

// text answers what was written: a command, the answer to what the bot asked, words that mean something, or an invitation
// code.
func (d *Desk) text(ctx context.Context, q *Question) (bot.Reply, error) {
	e := d.read(q.Request.Text)
	dialogue, asked, err := d.Store.Dialogue(ctx, q.Person.ID, q.Request.Update, q.Renderer.Now)
	if err != nil {
		return bot.Reply{}, err
	}
	if asked && q.Person.Known() && d.takes(dialogue, e) {
		return d.takeAnswer(ctx, q, dialogue)
	}
	if e.command == nil || !q.Person.Known() && !e.command.Open {
		if code, ok := InvitationCode(q.Request.Text); ok && (!q.Person.Known() || inFours(q.Request.Text)) {
			return d.outer.Redeem(ctx, q, code)
		}
	}
	if !q.Person.Known() {
		if e.command != nil && e.command.Open {
			return e.command.Run(ctx, q, e.arguments)
		}
		return d.Stranger(q)
	}
	understood := false
	if !asked && !e.slash && (e.command == nil || e.arguments != "") {
		if e, understood, err = d.inOwnWords(ctx, q, e); err != nil {
			return bot.Reply{}, err
		}
	}
	if e.command != nil && !understood && !e.slash && e.arguments != "" {
		means, err := d.isCommandMeant(ctx, q, e)
		if err != nil {
			return bot.Reply{}, err
		}
		if !means {
			e.command = nil
		}
	}
	if e.command != nil && asked {
		if err := d.Leave(ctx, q); err != nil {
			return bot.Reply{}, err
		}
	}
	switch {
	case e.command != nil && !e.command.Allows(q.Person):
		return bot.Reply{}, q.Refuse("answer.not_for_you", "command", e.command.In(q.Renderer.Words))
	case e.command != nil:
		return e.command.Run(ctx, q, e.arguments)
	case e.slash:
		reply, err := d.offer(ctx, q, "answer.unknown_command")
		if err == nil && asked {
			reply.Messages[0] = WithLine(reply.Messages[0], q.Renderer.Words.Text("ask.still"))
		}
		return reply, err
	case asked:
		return d.takeAnswer(ctx, q, dialogue)
	default:
		return d.answerWords(ctx, q)
	}
}

// isCommandMeant says whether words that begin like a command mean it. A commune's name may begin like one (xã Điềm He), and so
// may talk that names neither a month nor anything like a unit.
func (d *Desk) isCommandMeant(ctx context.Context, q *Question, e entry) (bool, error) {
	if e.command.Means != nil && e.command.Means(e.arguments) {
		return true, nil
	}
	if _, unit, err := d.MeansSelection(ctx, q, q.Request.Text); unit || err != nil {
		return false, err
	}
	if _, ok, err := d.MeansSelection(ctx, q, e.arguments); ok || err != nil {
		return true, err
	}
	index, err := d.Store.Index(ctx)
	if err != nil {
		return false, err
	}
	return likeMonth(e.arguments) || len(index.Suggest(e.arguments, 1)) > 0, nil
}

// inOwnWords is the command that words ask for which are more than a command's own: "xã tôi hạng mấy". It is false, and the entry stays,
// when the words all name a month or a unit, or do not say all that was asked. Of several commands it is the first that the person may use.
func (d *Desk) inOwnWords(ctx context.Context, q *Question, e entry) (entry, bool, error) {
	index, err := d.Store.Index(ctx)
	if err != nil {
		return e, false, err
	}
	current := scoring.MonthOf(q.Renderer.Now, d.Zone)
	if _, whole := meansIn(index, q.Request.Text, current); whole || e.command != nil && !e.command.Allows(q.Person) {
		return e, false, nil
	}
	for r := range phrases.Read(q.Request.Text) {
		arguments, ok := argumentsOf(index, r, current)
		if !ok || r.Named && e.command != nil {
			continue
		}
		var command *Command
		for _, name := range r.Commands {
			if i := slices.IndexFunc(d.commands, func(c Command) bool { return c.Name == name }); i >= 0 && (command == nil || !command.Allows(q.Person)) {
				command = &d.commands[i]
			}
		}
		if command != nil {
			arguments = strings.TrimSpace(r.Says + " " + arguments)
			return entry{command: command, arguments: arguments, rest: arguments}, true, nil
		}
	}
	return e, false, nil
}

// argumentsOf are the arguments of a command that a request says; false when something in it is no month and no unit, or not for the
// command.
func argumentsOf(index *names.Index, r phrases.Request, current scoring.Month) (string, bool) {
	about, arguments, ok := firstMeant(index, r, r.About, current)
	if !ok || r.Named && about == (Selection{}) {
		return "", false
	}
	if r.Than == nil {
		return arguments, true
	}
	than, _, ok := firstMeant(index, r, r.Than, current)
	later := laterOf(about, than, current)
	if !ok || later == "" || about.Unit != "" && than.Unit != "" && about.Unit != than.Unit {
		return "", false
	}
	return strings.TrimSpace(string(later) + " " + cmp.Or(about.Unit, than.Unit)), true
}

// laterOf is the later of two months, quarters or years that are compared: what is not said is the present one. It is "" when neither is said,
// and when they are not of one length.
func laterOf(about, than Selection, current scoring.Month) scoring.Term {
	said := func(s Selection) scoring.Term { return cmp.Or(s.Term, scoring.Term(s.Month)) }
	measure := cmp.Or(said(about), said(than))
	for _, present := range current.Terms() {
		if a, b := cmp.Or(said(about), present), cmp.Or(said(than), present); measure != "" && a.Length() == b.Length() {
			return max(a, b)
		}
	}
	return ""
}

// firstMeant is the first of the ways to say what a request is about that names nothing but what it takes.
func firstMeant(index *names.Index, r phrases.Request, ways []string, current scoring.Month) (Selection, string, bool) {
	for _, way := range ways {
		s, ok := meansIn(index, way, current)
		if ok && (s.Month == "" || r.Takes&phrases.Month != 0) && (s.Term == "" || r.Takes&phrases.Term != 0) && (s.Unit == "" || r.Takes&phrases.Unit != 0) {
			return s, way, true
		}
	}
	return Selection{}, "", false
}

// answerWords answers words without a command: a month, a unit or both mean its score card, a code its dossier.
func (d *Desk) answerWords(ctx context.Context, q *Question) (bot.Reply, error) {
	text := strings.Join(strings.Fields(q.Request.Text), " ")
	a, ok, err := d.MeansSelection(ctx, q, text)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case ok:
		return d.outer.Home(ctx, q, a)
	case strings.HasPrefix(names.Fold(text), "thang ") && likeMonth(text):
		return bot.Reply{}, q.Refuse("month.unreadable", "text", Quote(text))
	}
	for _, c := range d.commands {
		if c.Bare != nil && c.Allows(q.Person) && c.Bare(text) {
			return c.Run(ctx, q, text)
		}
	}
	return d.offer(ctx, q, "answer.not_understood")
}
