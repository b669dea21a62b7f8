package people

import (
	"context"
	"errors"
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/people"
)

// asksLabel asks what somebody is called. The word is in the store.
const asksLabel = "label"

// askLabel asks what somebody is called.
func (r room) askLabel(ctx context.Context, q *chat.Question, p ofPerson) (bot.Reply, error) {
	return r.withPerson(ctx, q, p.Number, func(subject) (bot.Reply, error) {
		if err := r.Ask(ctx, q, asksLabel, toLabel.Link(p)); err != nil {
			return bot.Reply{}, err
		}
		question := q.Renderer.Words.Text("label.ask", "number", strconv.Itoa(p.Number), "n", people.LabelLength)
		return chat.Say(chat.Ask(q.Renderer, question, nil)), nil
	})
}

// takeLabel takes what was written as what somebody is called, and asks whether to keep it; what is written then takes its place.
// What is no label leaves the question open, and is kept nowhere.
func (r room) takeLabel(ctx context.Context, q *chat.Question, about chat.Link) (bot.Reply, error) {
	p, _ := toLabel.Read(about)
	label, err := people.ReadLabel(q.Request.Text)
	if err != nil {
		return bot.Reply{}, q.Refuse(LabelRefusal(err), "n", people.LabelLength)
	}
	if err := r.AskAgain(ctx, q, asksLabel, about, label); err != nil {
		return bot.Reply{}, err
	}
	words := q.Renderer.Words
	save := chat.Button(words.Text("label.save_button"), toKeepLabel.Link(newLabel{p.Number, sumOf(label)}))
	return chat.Say(chat.Ask(q.Renderer, words.Text("label.confirm", "number", strconv.Itoa(p.Number), "label", label), []chat.Choice{save})), nil
}

// LabelRefusal is the key of the sentence that says why something is no label.
func LabelRefusal(err error) string {
	switch {
	case errors.Is(err, people.ErrLabelPersonal):
		return "label.personal"
	case errors.Is(err, people.ErrLabelSigns):
		return "label.signs"
	case errors.Is(err, people.ErrLabelLong):
		return "label.long"
	default:
		return "label.empty"
	}
}

// keepLabel has somebody called as was shown above the button. When something else has been written since, nothing is kept.
func (r room) keepLabel(ctx context.Context, q *chat.Question, p newLabel) (bot.Reply, error) {
	return r.withPerson(ctx, q, p.Number, func(s subject) (bot.Reply, error) {
		d, asked, err := r.Store.Dialogue(ctx, q.Person.ID, q.Request.Update, q.Renderer.Now)
		if err != nil {
			return bot.Reply{}, err
		}
		about, label := r.AlreadyAnswered(d)
		of, _ := toLabel.Read(about)
		if !asked || d.Asks != asksLabel || of.Number != p.Number || label == "" || sumOf(label) != p.Sum {
			if now, ok := s.people.ByNumber(p.Number); ok && now.Label != "" && sumOf(now.Label) == p.Sum { // pressed twice
				return personReply(q, s, q.Renderer.Words.Text("label.saved", "label", now.Label))
			}
			return labelAgain(q, p.Number, q.Renderer.Words.Text("label.gone")), nil
		}
		return r.applyLabel(ctx, q, s, label, q.Renderer.Words.Text("label.saved", "label", label))
	})
}

// applyLabel has somebody called so and shows them. Handled again it changes nothing, and says the same.
func (r room) applyLabel(ctx context.Context, q *chat.Question, s subject, label, said string) (bot.Reply, error) {
	switch err := r.store.SetLabel(ctx, s.ID, label, q.Person.ID); {
	case errors.Is(err, people.ErrLabelTaken):
		return labelAgain(q, s.number, q.Renderer.Words.Text("label.taken", "label", label)), nil
	case err != nil && !errors.Is(err, people.ErrNotHeld): // removed meanwhile, which is shown
		return bot.Reply{}, err
	}
	var err error
	if s.register, err = r.readRegister(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	return personReply(q, s, said)
}

// labelAgain says why a label is not kept, and leads to writing another.
func labelAgain(q *chat.Question, number int, why string) bot.Reply {
	again := chat.Row(chat.Button(q.Renderer.Words.Text("label.button"), toLabel.Link(ofPerson{number})))
	return q.Show(chat.NoteWith(why, again, backToPerson(q.Renderer, number)))
}

// dropLabel has somebody called by their number alone, after a confirmation.
func (r room) dropLabel(ctx context.Context, q *chat.Question, p removal) (bot.Reply, error) {
	return r.withPerson(ctx, q, p.Number, func(s subject) (bot.Reply, error) {
		words := q.Renderer.Words
		now, _ := s.people.ByNumber(p.Number)
		switch {
		case now.Label == "":
			return personReply(q, s, words.Text("label.dropped"))
		case !p.Yes:
			p.Yes = true
			question := words.Text("label.drop", "number", strconv.Itoa(p.Number), "label", now.Label)
			return confirmReply(q, s, question, words.Text("label.drop_yes"), toDropLabel.Link(p)), nil
		}
		return r.applyLabel(ctx, q, s, "", words.Text("label.dropped"))
	})
}

// sumOf is by what a button knows the label above it.
func sumOf(label string) string {
	const short = 6
	return scoring.Sum(label)[:short]
}
