package chat

import (
	"context"
	"slices"
	"time"

	"motcua/bot"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/acceptance"
	"motcua/scoring/people"
)

// Question is one request with who asks it, when, and in which language it is answered.
type Question struct {
	Request  bot.Request
	Person   people.Person
	Renderer Renderer
	Later    bool // the rest of an answer is asked for, the beginning of which is out
}

// question is that of a request of which is not known yet who asks it.
func (d *Deps) question(request bot.Request) *Question {
	return &Question{Request: request, Renderer: d.Render(locales.Match(request.Language), d.Now())}
}

// InWords is the question of a request in the language of who asks it. What else they are is not known.
func (d *Deps) InWords(ctx context.Context, request bot.Request) *Question {
	q := d.question(request)
	if p, err := d.Store.Person(ctx, request.Person); err == nil && p.Language != "" {
		q.Renderer.Words = d.Catalogue.Printer(p.Language)
	}
	return q
}

// Render writes in a language at a moment. By which thresholds is not known yet: see Know.
func (d *Deps) Render(language string, at time.Time) Renderer {
	return Renderer{Words: d.Catalogue.Printer(language), Zone: d.Zone, Days: d.Workdays, Now: at}
}

// Know makes it known who asks or is told, and by which thresholds they are answered.
func (d *Deps) Know(ctx context.Context, q *Question, person people.Person) error {
	q.Person = person
	if person.Language != "" {
		q.Renderer.Words = d.Catalogue.Printer(person.Language)
	}
	set, err := d.Store.Settings(ctx)
	q.Renderer.Thresholds, q.Renderer.Hours = scoring.NewThresholds(set), acceptance.NewHours(set)
	return err
}

// PersonInWords is somebody in words: the reader themselves, or the role that they hold for the unit. No name is kept.
func (d *Deps) PersonInWords(ctx context.Context, q *Question, person int64, unit string) (string, error) {
	if person == q.Person.ID {
		return q.Renderer.Words.Text("warnings.you"), nil
	}
	p, err := d.Store.Person(ctx, person)
	if err != nil {
		return "", err
	}
	for _, g := range p.Grants {
		if g.Unit == unit || g.Unit == "" {
			return q.Renderer.Words.Text("role." + string(g.Role)), nil
		}
	}
	return q.Renderer.Words.Text("warnings.somebody"), nil
}

// UnitOrOwn is the unit that is asked about, else the first that the person serves; "" for neither.
func (q *Question) UnitOrOwn(unit string) string {
	if own := q.Person.Units(); unit == "" && len(own) > 0 {
		return own[0]
	}
	return unit
}

// Serves says whether the person is officer or chair of the unit: only they report its dossiers.
func (q *Question) Serves(unit string) bool { return slices.Contains(q.Person.Units(), unit) }

// Today is the day in the authority's zone, as the register of units writes days.
func (q *Question) Today() string { return q.Renderer.Now.In(q.Renderer.Zone).Format(time.DateOnly) }

// Say is messages as the answer.
func Say(m ...bot.Message) bot.Reply { return bot.Reply{Messages: m} }

// Show is a screen as the answer: under a button, in the place of the message the button stands under, if that can be. A
// text cannot take the place of a picture, nor a picture that of a text which is still wanted.
func (q *Question) Show(m bot.Message) bot.Reply {
	if p := q.Request.Press; p != nil && p.Picture == (m.Photo != nil) {
		m.Edit = p.Message
	}
	return Say(m)
}
