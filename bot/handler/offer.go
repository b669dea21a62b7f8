package handler

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"motcua/bot"
	"motcua/bot/view"
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
func (h *Handler) offer(ctx context.Context, q *question, note string) (bot.Reply, error) {
	index, err := h.Store.Index(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	words := strings.Fields(names.Fold(q.request.Text))
	words = words[:min(len(words), readWords)]
	var choices []view.Choice
	for _, c := range h.byLikeness(q, words) {
		choices = append(choices, view.Choice{Label: q.reader.Words.Text(c.key), Link: view.Link{To: c.leads}})
	}
	near := suggested(index, strings.Join(words, " "), scoring.MonthOf(q.reader.Now, h.Zone))
	choices = append(choices, view.UnitChoices(near, view.Link{To: view.ToScorecard})...)
	for _, c := range h.commands {
		if c.key != "" && c.allows(q.person) {
			choices = append(choices, view.Choice{Label: q.reader.Words.Text(c.key), Link: view.Link{To: c.leads}})
		}
	}
	var first []view.Choice
	for _, c := range choices {
		if len(first) < likeliest && !slices.ContainsFunc(first, func(o view.Choice) bool { return o.Link == c.Link }) {
			first = append(first, c)
		}
	}
	return say(view.Offer(q.reader, first, q.reader.Words.Text(note))), nil
}

// byLikeness are the commands that the words nearly name, the likeliest first.
func (h *Handler) byLikeness(q *question, words []string) []command {
	type near struct {
		command command
		share   int // of the letters that differ, in per cent
	}
	var found []near
	for _, c := range h.commands {
		if c.key == "" || !c.allows(q.person) {
			continue
		}
		best := 100
		for _, phrase := range append([]string{c.name, c.alias}, c.words...) {
			best = min(best, unlikeness(words, phrase))
		}
		if best <= alike {
			found = append(found, near{c, best})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return cmp.Compare(a.share, b.share) })
	var all []command
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
