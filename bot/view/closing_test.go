package view_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/intake"
)

// closing is the month of the report as it was closed for the nth time.
func closing(n int) scoring.Closing {
	return scoring.Closing{Month: "2024-06", N: n, At: at("2024-07-02 09:00"), RuleSet: "dien-bien-459", Units: 14, Changed: 2, Told: "0123456789ab"}
}

// standingOf is a unit's standing with so many dossiers on time of 13.
func standingOf(t *testing.T, onTime int64, rank int) *scoring.Standing {
	t.Helper()
	tallies := hangLia()
	tallies["TD"] = scoring.Tally{Numerator: onTime, Denominator: 13}
	s := record(t, "2024-06", tallies).Standing
	s.Rank = rank
	return &s
}

// checked are checks in which something of every sort was found, of so many units of the name.
func checked(t *testing.T, name string, units int) view.ClosingChecks {
	t.Helper()
	c := view.ClosingChecks{Rules: rules(t), Names: map[string]string{}, Before: 1, Moved: true, Checks: intake.Checks{
		Month: "2024-06", Sum: "0123456789ab", Disputes: 2, Refused: 1234, Standings: []scoring.Standing{*standingOf(t, 12, 1), *standingOf(t, 3, 2)},
		DataTimes: []time.Time{at("2024-06-24 08:15"), at("2024-06-30 17:00")},
	}}
	for i := range units {
		code := fmt.Sprint(i)
		c.Names[code] = name
		c.Missing = append(c.Missing, scoring.Unit{Code: code, Name: name})
		c.Uncounted = append(c.Uncounted, code)
		c.Old = append(c.Old, code)
		c.Differences = append(c.Differences, intake.Difference{Month: "2024-06", Unit: "not in the register " + code, Column: "TD"})
	}
	return c
}

// heldBack are differences of units of the name: two that moved, one with a new card, and one that differs by next to nothing.
func heldBack(t *testing.T, name string) view.Held {
	t.Helper()
	h := view.Held{Rules: rules(t), Names: map[string]string{"A": name, "B": name, "C": name}, Differing: intake.Differing{Closing: closing(1), Sum: "0123456789ab"}}
	closed, now := at("2024-06-30 17:00"), intake.DataTime{At: at("2024-07-02 08:15")}
	h.Reached = map[string]time.Time{"A": closed, "B": closed, "D": closed}
	h.Reach = map[string]intake.DataTime{"A": now, "B": {At: closed}, "C": now}
	h.Held = []intake.Shift{
		{Month: "2024-06", Unit: "A", From: standingOf(t, 12, 1), To: standingOf(t, 3, 14)},
		{Month: "2024-06", Unit: "B", From: standingOf(t, 12, 2), To: standingOf(t, 12, 1)},
		{Month: "2024-06", Unit: "C", To: standingOf(t, 12, 2)},
		{Month: "2024-06", Unit: "D", From: standingOf(t, 12, 2), To: standingOf(t, 12, 2)},
	}
	return h
}

func TestClosingViewsAreAsTheyWereDrawn(t *testing.T) {
	for _, language := range locales.Languages() {
		r := reader(t, language, "2024-07-03 08:00")
		well := checked(t, "", 0)
		well.DataTimes = nil // as in a printed appendix
		well.Disputes, well.Refused, well.Before, well.Moved = 0, 0, 0, false
		left := heldBack(t, "UBND xã Háng Lìa")
		left.Closing.Left, left.Note = left.Sum, r.Words.Text("closing.left_moved")
		open := closing(1)
		open.Reopened = scoring.Reopening{At: at("2024-07-03 07:30"), Reason: "Bổ sung <hồ sơ> của xã Háng Lìa"}
		for name, m := range map[string]bot.Message{
			"closing":         view.Closing(r, well),
			"closing-found":   view.Closing(r, checked(t, "UBND xã Háng Lìa", 7)),
			"closing-done":    view.Closed(r, intake.Answer{Closing: closing(1), Chairs: 14, Grades: map[string]int{"xuat-sac": 6, "tot": 6, "kha": 2}}, rules(t)),
			"closing-again":   view.Closed(r, intake.Answer{Closing: closing(2)}, rules(t)),
			"closing-already": view.CannotClose(r, "2024-06", intake.Answer{State: intake.Already, Closing: closing(1)}),
			"reopening":       view.Reopening(r, heldBack(t, "").Differing, true),
			"reopened":        view.Reopened(r, open),
			"held":            view.HeldList(r, heldBack(t, "UBND xã Háng Lìa")),
			"held-left":       view.HeldList(r, left),
			"held-none":       view.HeldList(r, view.Held{Rules: rules(t), Differing: intake.Differing{Closing: closing(1)}}),
			"held-told":       view.Warning(r, view.Notice{Told: []view.Told{view.HeldTold(r, "2024-06", 3)}}),
		} {
			golden(t, name+"."+language, m)
		}
	}
}

func TestClosingViewsStayWithinWhatTelegramTakes(t *testing.T) {
	for _, name := range []string{strings.Repeat("Ộ", 5000), strings.Repeat("Nghiễu<&", 40), ""} {
		for _, language := range locales.Languages() {
			r := reader(t, language, "2024-07-03 08:00")
			many := heldBack(t, name)
			for i := range 400 {
				many.Held = append(many.Held, many.Held[i%3])
			}
			many.Page = chat.LastPage(len(many.Held), view.HeldPage)
			reopened := closing(1)
			reopened.Reopened.Reason = strings.Repeat("&", view.ReasonLength)
			acceptable(t, "checks in "+language, view.Closing(r, checked(t, name, 3321)))
			acceptable(t, "differences in "+language, view.HeldList(r, many))
			acceptable(t, "a reason in "+language, view.Reopened(r, reopened))
		}
	}
}
