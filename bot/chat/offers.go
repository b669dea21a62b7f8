package chat

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"motcua/bot"
	"motcua/scoring"
	"motcua/scoring/names"
)

const (
	likeliest = 3  // views offered to somebody who was not understood
	readWords = 12 // of a text are looked at
	alike     = 33 // per cent of a phrase may differ from what was written
)

// offer says what was not understood and offers the likeliest things: commands and units written nearly so, then what is
// asked most.
func (d *Desk) offer(ctx context.Context, q *Question, note string) (bot.Reply, error) {
	index, err := d.Store.Index(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	words := strings.Fields(names.Fold(q.Request.Text))
	words = words[:min(len(words), readWords)]
	var choices []Choice
	for _, c := range d.byLikeness(q, words) {
		choices = append(choices, Choice{Label: q.Renderer.Words.Text(c.Key), Link: d.start(c.Leads)})
	}
	near := suggestUnits(index, strings.Join(words, " "), scoring.MonthOf(q.Renderer.Now, d.Zone))
	choices = append(choices, UnitChoices(near, Link{To: d.outer.HomeIs})...)
	for _, c := range d.commands {
		if c.Key != "" && c.Allows(q.Person) {
			choices = append(choices, Choice{Label: q.Renderer.Words.Text(c.Key), Link: d.start(c.Leads)})
		}
	}
	var first []Choice
	for _, c := range choices {
		if len(first) < likeliest && !slices.ContainsFunc(first, func(o Choice) bool { return o.Link == c.Link }) {
			first = append(first, c)
		}
	}
	return Say(Offer(q.Renderer, first, q.Renderer.Words.Text(note))), nil
}

// start is the link to a destination that carries nothing.
func (r *Registry) start(to Destination) Link { return Link{To: to, form: r.presses[to].form} }

// byLikeness are the commands that the words nearly name, the likeliest first.
func (r *Registry) byLikeness(q *Question, words []string) []Command {
	type near struct {
		command Command
		share   int // of the letters that differ, in per cent
	}
	var found []near
	for _, c := range r.commands {
		if c.Key == "" || !c.Allows(q.Person) {
			continue
		}
		best := 100
		for _, phrase := range append([]string{c.Name, c.Alias}, c.Words...) {
			best = min(best, unlikeness(words, phrase))
		}
		if best <= alike {
			found = append(found, near{c, best})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return cmp.Compare(a.share, b.share) })
	var all []Command
	for _, f := range found {
		all = append(all, f.command)
	}
	return all
}

// unlikeness is how much of a phrase differs from the part of the words that is nearest to it, in per cent of its letters.
func unlikeness(words []string, phrase string) int {
	n := strings.Count(phrase, " ") + 1
	best := 100
	for i := 0; i+n <= len(words); i++ {
		d := names.Distance(strings.Join(words[i:i+n], " "), phrase)
		best = min(best, 100*d/len(phrase))
	}
	return best
}
