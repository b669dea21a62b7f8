package view

import (
	"strconv"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/notice"
)

// Known is that somebody acknowledged a warning.
type Known struct {
	By string // in words
	At time.Time
}

// open says whether a notice warns of what is open.
func (p NoticePart) open() bool { return p.Reason != notice.Recovered && p.Reason != notice.Withdrawn }

// title is the sentence above a notice. That nobody acknowledged is not said any more when somebody has.
func (p NoticePart) title() string {
	if p.Reason == notice.Escalated && p.unknown() < len(p.Changes) {
		return "notice." + string(notice.Breach)
	}
	return "notice." + string(p.Reason)
}

// unknown is of how many indicators nobody has acknowledged that they fell.
func (p NoticePart) unknown() (n int) {
	for _, c := range p.Changes {
		if _, known := p.Known[c.Indicator]; !known {
			n++
		}
	}
	return n
}

func (r Reader) knownBy(k Known) string {
	return r.Words.Text("warnings.acknowledged", "by", k.By, "time", r.Time(k.At, true))
}

// knownInShort says who acknowledged last, when nothing is left of a notice that nobody acknowledged.
func (r Reader) knownInShort(m *chat.Markup, p NoticePart) {
	if !p.open() || p.unknown() > 0 {
		return
	}
	var last Known
	for _, k := range p.Known {
		if k.At.After(last.At) || k.At.Equal(last.At) && k.By > last.By {
			last = k
		}
	}
	m.Line(r.knownBy(last))
}

// knownInDigest says how many of the warnings that a digest tells of are acknowledged, also of those that it does not name.
func (r Reader) knownInDigest(m *chat.Markup, parts []NoticePart) {
	n, of, units := 0, 0, map[string]bool{}
	for _, p := range parts {
		if p.open() {
			n, of, units[p.Unit] = n+len(p.Changes)-p.unknown(), of+len(p.Changes), true
		}
	}
	if n > 0 {
		m.Line(r.Words.Text("notice.known_of", "n", n, "of", of, "units", r.Words.Text("overdue.units", "n", len(units))))
	}
}

// Acknowledged says in a toast how many warnings of how many units somebody has acknowledged, by their unit; of a button of one
// unit's that says so it need not be repeated.
func Acknowledged(r Reader, known map[string]int, ofOne bool) string {
	n, units := 0, 0
	for _, k := range known {
		if n += k; k > 0 {
			units++
		}
	}
	switch {
	case n == 0:
		return r.Words.Text("notice.nothing_open")
	case ofOne:
		return r.Words.Text("notice.acknowledged")
	}
	return r.Words.Text("notice.acknowledged_of", "n", n, "units", r.Words.Text("overdue.units", "n", units))
}

// newest is when the last of the warnings was opened that the notices tell of.
func newest(parts []NoticePart) (opened time.Time) {
	for _, p := range parts {
		for _, c := range p.Changes {
			if p.open() && c.Since.After(opened) {
				opened = c.Since
			}
		}
	}
	return opened
}

// acknowledging is the row that acknowledges the warnings of a unit ("": of all that a message tells of) that were opened by the
// time up to which the message shows them, and puts them off; what is known to somebody is only put off.
func (r Reader) acknowledging(unit string, unknown bool, upTo time.Time) []bot.Button {
	made := strconv.FormatInt(upTo.Unix(), 10)
	var known chat.Choice
	if unknown {
		known = chat.Button(r.Words.Text("notice.acknowledge"), chat.Link{To: ToKnown, Unit: unit, Item: made})
	}
	return chat.Row(known, chat.Button(r.Words.Text("notice.snooze"), chat.Link{To: ToRemindLater, Unit: unit, Item: made}))
}
