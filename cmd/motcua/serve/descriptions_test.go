package serve

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"unicode/utf8"

	"motcua/bot"
	"motcua/locales"
)

// page stands for Telegram: what it shows of the bot, how often it was changed, and how it takes a change.
type page struct {
	long, short map[string]string
	changes     int
	refusal     error
}

func (p *page) Descriptions(_ context.Context, language string) (long, short string, err error) {
	return p.long[language], p.short[language], nil
}

func (p *page) SetDescription(_ context.Context, language, text string) error {
	p.changes++
	if p.refusal == nil {
		p.long[language] = text
	}
	return p.refusal
}

func (p *page) SetShortDescription(_ context.Context, language, text string) error {
	p.changes++
	if p.refusal == nil {
		p.short[language] = text
	}
	return p.refusal
}

func TestDescriptionsAreSetOnlyWhenTheyChange(t *testing.T) {
	catalogue, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		sentence        string
		refusal         error
		again           bool // it fails, so that it is tried again
		first, and, set int  // changes of the first start and of the second; languages in which both are set
	}{
		{"what is new is set, and what is set is left", nil, false, 6, 0, 3},
		{"what is refused in one language is tried in the others", bot.Refused{Reason: "no"}, false, 6, 6, 0},
		{"of a Telegram that fails no more is asked until the next try", errors.New("bad gateway"), true, 2, 2, 0},
	} {
		p := &page{long: map[string]string{}, short: map[string]string{}, refusal: c.refusal}
		d := descriptions{client: p, catalogue: catalogue, log: slog.New(slog.DiscardHandler)}
		for start, want := range []int{c.first, c.and} {
			p.changes = 0
			if err := d.set(t.Context()); p.changes != want || (err != nil) != c.again {
				t.Errorf("%s: start %d changes %d, not %d", c.sentence, start+1, p.changes, want)
			}
		}
		if len(p.long) != c.set || len(p.short) != c.set {
			t.Errorf("%s: %d and %d are set", c.sentence, len(p.long), len(p.short))
		}
		for language, text := range p.long {
			if short := p.short[language]; utf8.RuneCountInString(text) > 512 || utf8.RuneCountInString(short) > 120 || short == "" {
				t.Errorf("in %q Telegram does not take %q and %q", language, text, short)
			}
		}
	}
}
