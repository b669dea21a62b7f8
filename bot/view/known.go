package view

import (
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/warnings"
	"motcua/scoring/outbox"
)

// open says whether a notice warns of what is open.
func (p NoticePart) open() bool { return p.Reason != outbox.Recovered && p.Reason != outbox.Withdrawn }

// title is the sentence above a notice. That nobody acknowledged is not said any more when somebody has.
func (p NoticePart) title() string {
	if p.Reason == outbox.Escalated && p.unknown() < len(p.Changes) {
		return "notice." + string(outbox.Breach)
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

// knownInShort says who acknowledged last, when nothing is left of a notice that nobody acknowledged.
func (r Reader) knownInShort(m *chat.Markup, p NoticePart) {
	if !p.open() || p.unknown() > 0 {
		return
	}
	var last warnings.Known
	for _, k := range p.Known {
		if k.At.After(last.At) || k.At.Equal(last.At) && k.By > last.By {
			last = k
		}
	}
	m.Line(warnings.KnownBy(r.Renderer, last))
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
