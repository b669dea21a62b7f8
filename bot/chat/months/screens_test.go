package months

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/ledger"
)

// closing is the month of the report as it was closed for the nth time.
func closing(n int) scoring.Closing {
	return scoring.Closing{Month: "2024-06", N: n, At: chattest.At("2024-07-02 09:00"), RuleSet: "dien-bien-459", Units: 14, Changed: 2, Told: "0123456789ab"}
}

// standingOf is a unit's standing with so many dossiers on time of 13.
func standingOf(t *testing.T, onTime int64, rank int) *scoring.Standing {
	t.Helper()
	tallies := chattest.HangLia()
	tallies["TD"] = scoring.Tally{Numerator: onTime, Denominator: 13}
	s := chattest.Record(t, "2024-06", tallies).Standing
	s.Rank = rank
	return &s
}

// checked are checks in which something of every sort was found, of so many units of the name.
func checked(t *testing.T, name string, units int) ClosingChecks {
	t.Helper()
	c := ClosingChecks{Rules: chattest.Rules(t), Names: map[string]string{}, Before: 1, Moved: true, Checks: ledger.Checks{
		Month: "2024-06", Sum: "0123456789ab", Disputes: 2, Refused: 1234, Standings: []scoring.Standing{*standingOf(t, 12, 1), *standingOf(t, 3, 2)},
		DataTimes: []time.Time{chattest.At("2024-06-24 08:15"), chattest.At("2024-06-30 17:00")},
	}}
	for i := range units {
		code := fmt.Sprint(i)
		c.Names[code] = name
		c.Missing = append(c.Missing, scoring.Unit{Code: code, Name: name})
		c.Uncounted = append(c.Uncounted, code)
		c.Old = append(c.Old, code)
		c.Differences = append(c.Differences, ledger.Difference{Month: "2024-06", Unit: "not in the register " + code, Column: "TD"})
	}
	return c
}

// heldBack are differences of units of the name: two that moved, one with a new card, and one that differs by next to nothing.
func heldBack(t *testing.T, name string) heldUnits {
	t.Helper()
	h := heldUnits{Rules: chattest.Rules(t), Names: map[string]string{"A": name, "B": name, "C": name}, ClosedComparison: ledger.ClosedComparison{Closing: closing(1), Sum: "0123456789ab"}}
	closed, now := chattest.At("2024-06-30 17:00"), ledger.DataTime{At: chattest.At("2024-07-02 08:15")}
	h.Reached = map[string]time.Time{"A": closed, "B": closed, "D": closed}
	h.Reach = map[string]ledger.DataTime{"A": now, "B": {At: closed}, "C": now}
	h.Held = []ledger.Shift{
		{Term: "2024-06", Unit: "A", From: standingOf(t, 12, 1), To: standingOf(t, 3, 14)},
		{Term: "2024-06", Unit: "B", From: standingOf(t, 12, 2), To: standingOf(t, 12, 1)},
		{Term: "2024-06", Unit: "C", To: standingOf(t, 12, 2)},
		{Term: "2024-06", Unit: "D", From: standingOf(t, 12, 2), To: standingOf(t, 12, 2)},
	}
	return h
}

// ofQuarter is what is held of a quarter, of which so many months differ.
func ofQuarter(h heldUnits, months ...scoring.Month) heldUnits {
	h.Closing.Term, h.Reopen = "2024-Q2", months
	return h
}

// ofTerms are checks of a month with which a quarter and a year are closed.
func ofTerms(c ClosingChecks) ClosingChecks {
	c.Terms = []ledger.TermCheck{{Term: "2024-Q2", Unranked: 2}, {Term: "2024"}}
	return c
}

func TestScreensAreAsTheyWereSeen(t *testing.T) {
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2024-07-03 08:00")
		well := checked(t, "", 0)
		well.DataTimes = nil // as in a printed appendix
		well.Disputes, well.Refused, well.Before, well.Moved = 0, 0, 0, false
		left := heldBack(t, "UBND xã Háng Lìa")
		left.Closing.Left, left.Note = left.Sum, r.Words.Text("closing.left_moved")
		open := closing(1)
		open.Reopened = scoring.Reopening{At: chattest.At("2024-07-03 07:30"), Reason: "Bổ sung <hồ sơ> của xã Háng Lìa"}
		for name, m := range map[string]bot.Message{
			"closing":         checksScreen(r, well),
			"closing-found":   checksScreen(r, checked(t, "UBND xã Háng Lìa", 7)),
			"closing-done":    closedScreen(r, ledger.CloseResult{Closing: closing(1), Chairs: 14, Grades: map[string]int{"xuat-sac": 6, "tot": 6, "kha": 2}}, chattest.Rules(t)),
			"closing-again":   closedScreen(r, ledger.CloseResult{Closing: closing(2)}, chattest.Rules(t)),
			"closing-already": notClosedScreen(r, "2024-06", ledger.CloseResult{State: ledger.Already, Closing: closing(1)}),
			"closing-term":    checksScreen(r, ofTerms(well)),
			"closing-terms":   closedScreen(r, ledger.CloseResult{Closing: closing(1), Terms: []scoring.Term{"2024-Q2"}}, chattest.Rules(t)),
			"reopening":       reopeningScreen(r, heldBack(t, "").ClosedComparison, nil, true),
			"reopening-terms": reopeningScreen(r, ledger.ClosedComparison{Closing: closing(1)},
				[]ledger.ClosedComparison{ofQuarter(heldBack(t, "")).ClosedComparison, {Closing: scoring.Closing{Term: "2024"}}}, false),
			"reopened":        reopenedScreen(r, open, nil),
			"reopened-terms":  reopenedScreen(r, open, []scoring.Term{"2024-Q2", "2024"}),
			"held-term":       heldScreen(r, ofQuarter(heldBack(t, "UBND xã Háng Lìa"), "2024-04", "2024-05", "2024-06")),
			"held-term-none":  heldScreen(r, ofQuarter(heldUnits{Rules: chattest.Rules(t), ClosedComparison: ledger.ClosedComparison{Closing: closing(1)}})),
			"held-term-told":  chat.Digest{Matters: []chat.Matter{heldMatter(r, "2024-Q2", 3)}}.Message(r),
			"held":            heldScreen(r, heldBack(t, "UBND xã Háng Lìa")),
			"held-left":       heldScreen(r, left),
			"held-none":       heldScreen(r, heldUnits{Rules: chattest.Rules(t), ClosedComparison: ledger.ClosedComparison{Closing: closing(1)}}),
			"held-told":       chat.Digest{Matters: []chat.Matter{heldMatter(r, "2024-06", 3)}}.Message(r),
			"not-closed":      chat.Digest{Matters: []chat.Matter{openMatter(r, "2024-06", []scoring.Month{"2024-06"})}}.Message(r),
			"not-closed-more": chat.Digest{Matters: []chat.Matter{openMatter(r, "2024-06", []scoring.Month{"2024-06", "2024-07"})}}.Message(r),
		} {
			chattest.Golden(t, name+"."+language, m)
		}
	}
}

func TestNothingGrowsTooLong(t *testing.T) {
	for _, name := range []string{strings.Repeat("Ộ", 5000), strings.Repeat("Nghiễu<&", 40), ""} {
		for _, language := range locales.Languages() {
			r := chattest.Renderer(t, language, "2024-07-03 08:00")
			many := heldBack(t, name)
			for i := range 400 {
				many.Held = append(many.Held, many.Held[i%3])
			}
			many.Page = chat.LastPage(len(many.Held), heldPage)
			reopened := closing(1)
			reopened.Reopened.Reason = strings.Repeat("&", ReasonLength)
			chattest.Acceptable(t, "checks in "+language, checksScreen(r, ofTerms(checked(t, name, 3321))))
			chattest.Acceptable(t, "differences in "+language, heldScreen(r, many))
			chattest.Acceptable(t, "differences of a year in "+language, heldScreen(r, ofQuarter(many, scoring.Term("2024").Months()...)))
			chattest.Acceptable(t, "what was closed in "+language, closedScreen(r, ledger.CloseResult{Closing: closing(99), Chairs: 3321, Grades: map[string]int{"tot": 3321}}, chattest.Rules(t)))
			chattest.Acceptable(t, "closed before in "+language, notClosedScreen(r, "2024-06", ledger.CloseResult{State: ledger.Already, Closing: closing(99)}))
			chattest.Acceptable(t, "a question in "+language, reopeningScreen(r, heldBack(t, name).ClosedComparison, slices.Repeat([]ledger.ClosedComparison{ofQuarter(heldBack(t, name)).ClosedComparison}, 2), true))
			chattest.Acceptable(t, "a reason in "+language, reopenedScreen(r, reopened, []scoring.Term{"2024-Q2", "2024"}))
			chattest.Acceptable(t, "open months in "+language, chat.Digest{Matters: []chat.Matter{openMatter(r, "2024-06", slices.Repeat([]scoring.Month{"2024-05"}, 400))}}.Message(r))
		}
	}
}
