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

// held is an indicator with a target of 4,5 of 5 points that stands at so much.
func held(hundredths int64) outbox.Figure {
	return outbox.Figure{Indicator: "HL1", Month: "2024-06", Points: scoring.Frac(hundredths, 100), Max: scoring.Int(5), Target: scoring.Frac(9, 2), DataTime: at("2024-06-30 17:00")}
}

func TestRoundingNeverContradictsTheVerdict(t *testing.T) {
	r := reader(t, "vi", "2024-07-03 09:00")
	warned := func(from, to int64) view.Notice {
		return view.Notice{Parts: []view.NoticePart{{Unit: "a", Name: "UBND xã Háng Lìa", Rules: rules(t), Reason: outbox.Breach,
			Changes: []outbox.Change{{Indicator: "HL1", From: new(held(from)), To: held(to)}}}}}
	}
	for _, c := range []struct {
		says, text string
		want, not  string
	}{
		{"points under their target", view.Warning(r, warned(453, 447)).HTML, "4,47", "4,5/5"},
		{"points that fell by little", view.Warning(r, warned(444, 441)).HTML, "4,44", ""},
	} {
		if !strings.Contains(c.text, c.want) || c.not != "" && strings.Contains(c.text, c.not) {
			t.Errorf("%s: want %q and not %q in\n%s", c.says, c.want, c.not, c.text)
		}
	}
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
