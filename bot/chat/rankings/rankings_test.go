package rankings

import (
	"context"
	"slices"
	"strings"
	"testing"

	"motcua/bot/chat/chattest"
	"motcua/scoring"
	"motcua/storage/rooms"
)

// The ranking marks the reader's unit, and is drawn as a picture with the same in its caption.
func TestOfficerSeesTheRankingInBothForms(t *testing.T) {
	store := chattest.Store(t)
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store))
	talk := chattest.NewTalk(t, desk, chattest.Officer, "vi")
	for _, c := range []struct{ says, got, want string }{
		{"by the command", talk.Say("/xephang"), "►"},
		{"as a picture", talk.Tap("Dạng ảnh"), "hạng 11/14"},
		{"as text again", talk.Press("1:rank:2024-06:"), "►"},
		{"on a page behind the last", talk.Press("1:rank:2024-06::99"), "tháng 6/2024"},
		{"of a month without cards", talk.Press("1:rankpic:2023-05:"), "[6/2024]"},
		{"of what is no month", talk.Say("/xephang rất cao"), "Chưa hiểu"},
	} {
		if !strings.Contains(c.got, c.want) {
			t.Errorf("%s: %q is not in\n%s", c.says, c.want, c.got)
		}
	}
}

// otherRules is a store whose cards of May were made by other rules than those of June, and were no worse.
type otherRules struct{ *rooms.Store }

func (o otherRules) CardsOf(ctx context.Context, months []scoring.Month, units []string) ([]scoring.Record, error) {
	cards, err := o.Store.CardsOf(ctx, []scoring.Month{"2024-06"}, units)
	for _, card := range slices.Clone(cards) {
		card.Month, card.Rank, card.RuleSet = "2024-05", card.Rank+1, "other"
		cards = append(cards, card)
	}
	return cards, err
}

// Ranks by other rules are no measure.
func TestRanksByOtherRulesAreNotCompared(t *testing.T) {
	store := otherRules{chattest.Store(t)}
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store))
	if got := chattest.NewTalk(t, desk, chattest.Officer, "vi").Say("/xephang"); !strings.Contains(got, "►") || strings.ContainsAny(got, "▲▼") {
		t.Error(got)
	}
}
