package view_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"motcua/bot/chat/chattest"
	"motcua/bot/chat/scores"
	"motcua/bot/picture"
	"motcua/bot/view"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// summary is the month of the report after one in which some indicators stood otherwise.
func summary(t *testing.T) view.Summary {
	before := hangLia()
	before["TD"], before["TT2"], before["CK2"] = scoring.Tally{Numerator: 11, Denominator: 13}, scoring.Tally{Numerator: 14, Denominator: 16}, scoring.Tally{Numerator: 1, Denominator: 1}
	may, june := record(t, "2024-05", before), record(t, "2024-06", hangLia())
	may.Rank = 8
	trend := scores.Trend{Unit: june.Unit, Name: june.Name, Rules: rules(t), DataTime: june.DataTime}
	for i, points := range []int64{84, 81, 90, 88} {
		trend.Months = append(trend.Months, picture.TrendMonth{Month: scoring.Month("2024-0" + string(rune('3'+i))), Scored: i != 1, Converted: scoring.Int(points), Rank: 9, Of: 14})
	}
	return view.Summary{Card: scores.Card{Record: june, Rules: rules(t), Before: &may}, Trend: trend, Overdue: 3, Now: 1}
}

func TestSummaries(t *testing.T) {
	for _, language := range locales.Languages() {
		r := reader(t, language, "2024-07-10 07:30")
		closed, open, seen, nothing, printed, ended := summary(t), summary(t), summary(t), summary(t), summary(t), summary(t)
		ended.Now = -1
		closed.Earlier.Replaced = &outbox.Replaced{Provisional: true, Scored: true, Converted: scoring.Frac(874, 10), Rank: 11, Of: 14}
		open.Record.Closed, open.Record.Waits = false, []string{"CK1", "CK2", "CK3", "HL1", "HL2", "HL3"}
		open.Earlier.Told = true
		seen.Earlier = outbox.Earlier{Told: true, Seen: at("2024-07-09 20:15"), Replaced: &outbox.Replaced{Scored: true, Converted: scoring.Frac(877, 10), Rank: 10, Of: 14}}
		nothing.Record, nothing.Before = record(t, "2024-06", nil), nil
		nothing.Record.Closed = false
		nothing.Earlier.Replaced = &outbox.Replaced{Provisional: true}
		printed.Record.Published, printed.Overdue, printed.Before = true, -1, nil
		nothing.Overdue, nothing.Now = -1, -1
		for name, s := range map[string]view.Summary{"summary": closed, "summary-again": open, "summary-seen": seen, "summary-nothing": nothing, "summary-published": printed, "summary-ended": ended} {
			m, err := view.SummaryPicture(r, s)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, name+"."+language, m)
		}
		unseen := view.Unseen{Month: "2024-06", All: 14, Reminded: -1, Units: []outbox.Opened{
			{Unit: "1", Name: "UBND xã Háng Lìa", Chairs: 1, Reached: 1}, {Unit: "2", Name: "UBND xã Na Son", Chairs: 2, Reached: 2, Waiting: 1},
			{Unit: "3", Name: "UBND xã Phì Nhừ", Chairs: 1}, {Unit: "4", Name: "UBND Thị trấn"},
		}}
		golden(t, "unseen."+language, view.UnseenList(r, unseen))
		unseen.Reminded = 1
		golden(t, "unseen-reminded."+language, view.UnseenList(r, unseen))
		golden(t, "unseen-none."+language, view.UnseenList(r, view.Unseen{Month: "2024-06", All: 14, Reminded: -1}))
		golden(t, "not-closed."+language, view.Warning(r, view.Notice{Told: []view.Told{view.NotClosed(r, "2024-06", []scoring.Month{"2024-06"})}}))
		golden(t, "not-closed-more."+language, view.Warning(r, view.Notice{Told: []view.Told{view.NotClosed(r, "2024-06", []scoring.Month{"2024-06", "2024-07"})}}))
	}
}

// Whatever the names and figures, the caption is one that Telegram takes, and each of its lines is whole: what does not fit is
// left out, and never the strongest and weakest indicators or the overdue dossiers.
func TestACaptionLeavesOutWhatMattersLeast(t *testing.T) {
	full := summary(t)
	tallies, before := map[string]scoring.Tally{}, map[string]scoring.Tally{}
	named := *rules(t)
	named.Indicators = slices.Clone(named.Indicators)
	for i := range named.Indicators {
		ind := &named.Indicators[i]
		ind.Short = scoring.Words{"vi": strings.Repeat("𝕊<&", 30), "en": strings.Repeat("𝕊<&", 30)}
		tallies[ind.Code] = scoring.Tally{Numerator: 123_456_789 + int64(i), Denominator: 987_654_321}
		before[ind.Code] = scoring.Tally{Numerator: 923_456_789, Denominator: 987_654_321}
	}
	weak, was := record(t, "2024-06", tallies), record(t, "2024-05", before)
	weak.Name, weak.Rank, weak.Of, weak.Closed, weak.Waits = "UBND xã "+strings.Repeat("𝕊<&", 60), 3321, 3321, false, []string{"CK1"}
	full.Card = scores.Card{Record: weak, Rules: &named, Before: &was}
	full.Overdue, full.Now = 1_234_567, 1_234_567
	full.Earlier = outbox.Earlier{Told: true, Replaced: &outbox.Replaced{Provisional: true, Scored: true, Converted: scoring.Frac(999, 10), Rank: 3320, Of: 3321}}
	short := summary(t)
	for _, language := range locales.Languages() {
		r := reader(t, language, "2024-07-20 07:30")
		lengths := map[string]int{}
		for name, s := range map[string]view.Summary{"full": full, "short": short} {
			m, err := view.SummaryPicture(r, s)
			if err != nil {
				t.Fatal(err)
			}
			acceptable(t, name, m)
			text := chattest.Text(m)
			lengths[name] = len(utf16.Encode([]rune(text)))
			kept := []string{
				r.Words.Text("summary.strongest"), r.Words.Text("summary.weakest"), r.Words.Text("summary.overdue", "n", s.Overdue, "now", s.Now),
			}
			for _, line := range kept {
				if !strings.Contains(text, line+"\n") {
					t.Errorf("%s in %s: %q is missing in\n%s", name, language, line, text)
				}
			}
			for line := range strings.Lines(text) {
				if strings.HasPrefix(line, "•") && !strings.Contains(line, "/") {
					t.Errorf("%s in %s: %q is cut", name, language, line)
				}
			}
		}
		if lengths["full"] < 700 {
			t.Errorf("with the longest names only %d characters are left", lengths["full"])
		}
		t.Log(language, lengths)
	}
}
