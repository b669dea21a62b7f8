package view_test

import (
	"strings"
	"testing"

	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// scoredAs is a card with so much for a score, and the grade that goes with it.
func scoredAs(t *testing.T, hundredths int64) scoring.Record {
	t.Helper()
	rec := record(t, "2024-06", hangLia())
	rec.Converted = scoring.Frac(hundredths, 100)
	rec.Grade = rules(t).GradeOf(rec.Converted)
	return rec
}

// A month was told as Khá with 79,97 and is closed as Tốt with 80,02: both are 80,0 in tenths, and not the same.
func TestASummaryKnowsWhatItReplaces(t *testing.T) {
	for _, c := range []struct {
		says string
		was  outbox.Replaced
		want string
	}{
		{"told as the lower grade", outbox.Replaced{Exact: true, Converted: scoring.Frac(7997, 100)}, "79,97 điểm, hạng 10/14"},
		{"told as it is", outbox.Replaced{Exact: true, Converted: scoring.Frac(8002, 100)}, "điểm và hạng không đổi"},
		{"told when only tenths were kept", outbox.Replaced{Converted: scoring.Int(80)}, "điểm và hạng không đổi"},
		{"told as nearly the same", outbox.Replaced{Exact: true, Converted: scoring.Frac(8004, 100)}, "80,04 điểm, hạng 10/14"},
	} {
		s := summary(t)
		s.Record = scoredAs(t, 8002)
		c.was.Scored, c.was.Rank, c.was.Of = true, 10, 14
		s.Earlier.Replaced = &c.was
		m, err := view.SummaryPicture(reader(t, "vi", "2024-07-10 07:30"), s)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(m.HTML, c.want) {
			t.Errorf("%s: %q is not in\n%s", c.says, c.want, m.HTML)
		}
	}
}
