package summaries

import (
	"slices"
	"strings"
	"testing"

	"motcua/bot/chat/chattest"
	"motcua/bot/chat/scores"
	"motcua/bot/picture"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// sample is the month of the report after one in which some indicators stood otherwise.
func sample(t *testing.T) summary {
	before := chattest.HangLia()
	before["TD"], before["TT2"], before["CK2"] = scoring.Tally{Numerator: 11, Denominator: 13}, scoring.Tally{Numerator: 14, Denominator: 16}, scoring.Tally{Numerator: 1, Denominator: 1}
	may, june := chattest.Record(t, "2024-05", before), chattest.Record(t, "2024-06", chattest.HangLia())
	may.Rank = 8
	trend := scores.Trend{Unit: june.Unit, Name: june.Name, Rules: chattest.Rules(t), DataTime: june.DataTime}
	for i, points := range []int64{84, 81, 90, 88} {
		trend.Terms = append(trend.Terms, picture.TrendTerm{Term: scoring.Term("2024-0" + string(rune('3'+i))), Scored: i != 1, Converted: scoring.Int(points), Rank: 9, Of: 14})
	}
	return summary{Card: scores.Card{Record: june, Rules: chattest.Rules(t), Before: &may}, Trend: trend, Overdue: 3, Now: 1}
}

// national is a month by the national set that the authority corrected.
func national(t *testing.T) summary {
	rec := chattest.Corrected(t, chattest.NationalRecord(t, chattest.VietTri(), true))
	trend := scores.Trend{Unit: rec.Unit, Name: rec.Name, Rules: chattest.National(t), DataTime: rec.DataTime,
		Terms: []picture.TrendTerm{{Term: "2026-08", Scored: true, Converted: rec.Converted, Grade: rec.Grade, Rank: 3, Of: 14}}}
	return summary{Card: scores.Card{Record: rec, Rules: chattest.National(t)}, Trend: trend, Overdue: 3, Now: 1}
}

func TestScreensAreAsTheyWereSeen(t *testing.T) {
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2024-07-10 07:30")
		closed, open, seen, nothing, printed, ended := sample(t), sample(t), sample(t), sample(t), sample(t), sample(t)
		ended.Now = -1
		closed.Earlier.Replaced = &outbox.Replaced{Provisional: true, Scored: true, Converted: scoring.Frac(874, 10), Rank: 11, Of: 14}
		open.Record.Closed, open.Record.Waits = false, []string{"CK1", "CK2", "CK3", "HL1", "HL2", "HL3"}
		open.Earlier.Told = true
		seen.Earlier = outbox.Earlier{Told: true, Seen: chattest.At("2024-07-09 20:15"), Replaced: &outbox.Replaced{Scored: true, Converted: scoring.Frac(877, 10), Rank: 10, Of: 14}}
		nothing.Record, nothing.Before = chattest.Record(t, "2024-06", nil), nil
		nothing.Record.Closed = false
		nothing.Earlier.Replaced = &outbox.Replaced{Provisional: true}
		printed.Record.Published, printed.Overdue, printed.Before = true, -1, nil
		nothing.Overdue, nothing.Now = -1, -1
		for name, s := range map[string]summary{"summary": closed, "summary-again": open, "summary-seen": seen, "summary-nothing": nothing, "summary-published": printed, "summary-ended": ended, "summary-national": national(t)} {
			m, err := summaryScreen(r, s)
			if err != nil {
				t.Fatal(err)
			}
			chattest.Golden(t, name+"."+language, m)
			chattest.Golden(t, strings.Replace(name, "summary", "whole", 1)+"."+language, wholeScreen(r, s))
		}
		list := unseen{Month: "2024-06", All: 14, Reminded: -1, Units: []outbox.SummaryReach{
			{Unit: "1", Name: "UBND xã Háng Lìa", Chairs: 1, Reached: 1}, {Unit: "2", Name: "UBND xã Na Son", Chairs: 2, Reached: 2, Waiting: 1},
			{Unit: "3", Name: "UBND xã Phì Nhừ", Chairs: 1}, {Unit: "4", Name: "UBND Thị trấn"},
		}}
		chattest.Golden(t, "unseen."+language, unseenScreen(r, list))
		list.Reminded = 1
		chattest.Golden(t, "unseen-reminded."+language, unseenScreen(r, list))
		chattest.Golden(t, "unseen-none."+language, unseenScreen(r, unseen{Month: "2024-06", All: 14, Reminded: -1}))
	}
}

// Whatever the names and figures, the caption leaves the picture in sight, each of its lines is whole, and the result stands in it; what
// does not fit stands behind a button, with the strongest and weakest indicators.
func TestCaptionLeavesOutWhatMattersLeast(t *testing.T) {
	full := sample(t)
	tallies, before := map[string]scoring.Tally{}, map[string]scoring.Tally{}
	named := *chattest.Rules(t)
	named.Indicators = slices.Clone(named.Indicators)
	for i := range named.Indicators {
		ind := &named.Indicators[i]
		ind.Short = scoring.Words{"vi": strings.Repeat("𝕊<&", 30), "en": strings.Repeat("𝕊<&", 30)}
		tallies[ind.Code] = scoring.Tally{Numerator: 123_456_789 + int64(i), Denominator: 987_654_321}
		before[ind.Code] = scoring.Tally{Numerator: 923_456_789, Denominator: 987_654_321}
	}
	weak, was := chattest.Record(t, "2024-06", tallies), chattest.Record(t, "2024-05", before)
	weak.Name, weak.Rank, weak.Of, weak.Closed, weak.Waits = "UBND xã "+strings.Repeat("𝕊<&", 60), 3321, 3321, false, []string{"CK1"}
	full.Card = scores.Card{Record: weak, Rules: &named, Before: &was}
	full.Overdue, full.Now = 1_234_567, 1_234_567
	full.Earlier = outbox.Earlier{Told: true, Replaced: &outbox.Replaced{Provisional: true, Scored: true, Converted: scoring.Frac(999, 10), Rank: 3320, Of: 3321}}
	short := sample(t)
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2024-07-20 07:30")
		for name, s := range map[string]summary{"full": full, "short": short} {
			m, err := summaryScreen(r, s)
			if err != nil {
				t.Fatal(err)
			}
			chattest.Acceptable(t, name, m)
			whole := wholeScreen(r, s)
			chattest.Acceptable(t, name+" whole", whole)
			result, overdue := resultLines(r, s.Record)[0], r.Words.Text("summary.overdue", "n", s.Overdue, "now", s.Now)
			kept := map[string][]string{chattest.Text(m): {result}, chattest.Text(whole): {result, r.Words.Text("summary.strongest"), r.Words.Text("summary.weakest"), overdue}}
			for text, lines := range kept {
				for _, line := range lines {
					if !strings.Contains(text+"\n", line+"\n") {
						t.Errorf("%s in %s: %q is missing in\n%s", name, language, line, text)
					}
				}
			}
		}
	}
}

// scoredAs is a card with so much for a score, and the grade that goes with it.
func scoredAs(t *testing.T, hundredths int64) scoring.Record {
	t.Helper()
	rec := chattest.Record(t, "2024-06", chattest.HangLia())
	rec.Converted = scoring.Frac(hundredths, 100)
	rec.Grade = chattest.Rules(t).GradeOf(rec.Converted)
	return rec
}

// A month was told as Khá with 79,97 and is closed as Tốt with 80,02: both are 80,0 in tenths, and not the same.
func TestSummarySaysWhatItReplaces(t *testing.T) {
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
		s := sample(t)
		s.Record = scoredAs(t, 8002)
		c.was.Scored, c.was.Rank, c.was.Of = true, 10, 14
		s.Earlier.Replaced = &c.was
		m, err := summaryScreen(chattest.Renderer(t, "vi", "2024-07-10 07:30"), s)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(m.HTML, c.want) {
			t.Errorf("%s: %q is not in\n%s", c.says, c.want, m.HTML)
		}
	}
}

func TestNothingGrowsTooLong(t *testing.T) {
	for says, name := range chattest.Names() {
		for _, language := range locales.Languages() {
			many := unseen{Month: "2024-06", All: 3321, Reminded: 3321, Page: 9, Units: slices.Repeat([]outbox.SummaryReach{{Unit: strings.Repeat("9", 30), Name: name, Chairs: 1}}, 3321)}
			chattest.Acceptable(t, "unseen with "+says+" in "+language, unseenScreen(chattest.Renderer(t, language, "2024-07-15 08:00"), many))
		}
	}
}

func TestUnitsOfAListAreToldApart(t *testing.T) {
	var opened []outbox.SummaryReach
	for _, rec := range chattest.Alike(t) {
		opened = append(opened, outbox.SummaryReach{Unit: rec.Unit, Name: rec.Name, Chairs: 1, Reached: 1})
	}
	chattest.ToldApart(t, "unseen", unseenScreen(chattest.Renderer(t, "vi", "2024-07-03 09:00"), unseen{Month: "2024-06", All: 4, Reminded: -1, Units: opened}))
}
