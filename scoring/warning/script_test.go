package warning_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/warning"
)

// do carries out a line of a script and gives what comes of it, a line each:
//
//	04-16 10:00 import A=7 B=9    figures from data that reach to this time
//	04-16 10:00 correct A=9       figures from the same data, corrected
//	04-16 10:00 month 2024-05 A=9 figures of a month, from data that reach to this time
//	04-16 10:00 correct A=-       corrected so that an indicator is not assessed
//	04-16 10:00 both A=7          as correct, and in the next month it is not assessed any more
//	04-16 10:00 target 7 A=7.5    another target, with the figures
//	04-16 10:00 tick              time passes
//	04-16 10:00 ack 1             a person acknowledges what is open
//	04-16 10:00 ack 1 04-15 09:00 the same under a message of that time
//	04-16 10:00 snooze 1          a person asks to be reminded tomorrow
//	04-16 10:00 end               the unit has ended
//	04-16 10:00 send              the courier sends what is due: "1: breach A 9-7; recovered B 7-9"
//	04-16 10:00 try unknown       the courier tries, and this becomes of what is due
//	04-16 10:00 without officer   nobody holds the role any more
func (w *world) do(line string) []string {
	words := strings.Fields(line)
	at, err := time.ParseInLocation("2006-01-02 15:04", "2024-"+words[0]+" "+words[1], zone)
	if err != nil {
		w.t.Fatal(err)
	}
	rest := words[3:]
	month := scoring.Month("2024-04")
	switch words[2] {
	case "tick":
		return w.heard(w.decide(nil, at))
	case "ack", "snooze":
		person, _ := strconv.ParseInt(rest[0], 10, 64)
		shown := at
		if len(rest) > 1 {
			if shown, err = time.ParseInLocation("2006-01-02 15:04", "2024-"+rest[1]+" "+rest[2], zone); err != nil {
				w.t.Fatal(err)
			}
		}
		if words[2] == "snooze" {
			w.watch, _ = warning.Snooze(w.watch, person, warning.OpenedBy(at), at, w.days)
			return nil
		}
		next, notices := warning.Acknowledge(w.watch, person, warning.OpenedBy(shown), at)
		w.watch = next
		w.plan(notices, at)
		return w.heard(notices)
	case "end":
		next, notices := warning.End(w.watch, at)
		w.watch = next
		w.plan(notices, at)
		return nil
	case "send":
		return w.send(at, outbox.Accepted)
	case "try":
		w.send(at, outbox.State(rest[0]))
		return nil
	case "without":
		var left []outbox.Recipient
		for _, r := range w.people {
			if string(r.Role) != rest[0] {
				left = append(left, r)
			}
		}
		w.people = left
		return nil
	case "import":
		w.data = at
	case "month":
		month, rest, w.data = scoring.Month(rest[0]), rest[1:], at
	case "target":
		w.target, err = scoring.ParseFraction(rest[0])
		rest = rest[1:]
	case "correct", "both":
	default:
		w.t.Fatalf("nothing is called %s", words[2])
	}
	var figures []outbox.Figure
	for _, word := range rest {
		indicator, text, _ := strings.Cut(word, "=")
		f := outbox.Figure{Indicator: indicator}
		if text != "-" {
			points, bad := scoring.ParseFraction(text)
			if bad != nil || err != nil {
				w.t.Fatal(line, bad, err)
			}
			f = w.figure(indicator, points)
		}
		f.Month = month
		figures = append(figures, f)
		if words[2] == "both" {
			figures = append(figures, outbox.Figure{Indicator: indicator, Month: "2024-05"})
		}
	}
	return w.heard(w.decide(figures, at))
}

func (w *world) heard(notices []outbox.Notice) []string {
	var lines []string
	for _, n := range notices {
		lines = append(lines, sayNotice(n))
	}
	return lines
}

// send makes the state of what is due and gives a line for each person.
func (w *world) send(at time.Time, state outbox.State) []string {
	var lines []string
	last := int64(0)
	for _, r := range w.due(at) {
		w.rows[r.ID-1].State = state
		said := fmt.Sprintf("%s %s", r.Reason, sayChanges(r.Changes))
		if r.Person == last {
			lines[len(lines)-1] += "; " + said
		} else {
			lines = append(lines, fmt.Sprintf("%d: %s", r.Person, said))
		}
		last = r.Person
	}
	return lines
}

// play runs scripts and compares what comes of every line.
func play(t *testing.T, cases []struct{ says, script string }) {
	days := calendar(t)
	for _, c := range cases {
		t.Run(c.says, func(t *testing.T) {
			w := newWorld(t, days)
			var got, want []string
			for line := range strings.Lines(c.script) {
				line = strings.TrimSpace(line)
				switch {
				case line == "":
				case strings.HasPrefix(line, ">"):
					want = append(want, line)
				default:
					got, want = append(got, line), append(want, line)
					for _, heard := range w.do(line) {
						got = append(got, "> "+heard)
					}
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
