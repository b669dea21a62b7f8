package warnings

import (
	"time"

	"motcua/bot/chat"
	"motcua/scoring/outbox"
)

// warnsOfOpen says whether a notice warns of what is open.
func (p notice) warnsOfOpen() bool {
	return p.Reason != outbox.Recovered && p.Reason != outbox.Withdrawn
}

// shownReason is the reason in whose words a notice is told. That nobody acknowledged is not said any more when somebody has.
func (p notice) shownReason() outbox.Reason {
	if p.Reason == outbox.Escalated && p.countUnacknowledged() < len(p.Changes) {
		return outbox.Breach
	}
	return p.Reason
}

// title is the sentence above a notice.
func (p notice) title() string { return "notice." + string(p.shownReason()) }

// countUnacknowledged counts the indicators of which nobody has acknowledged that they fell.
func (p notice) countUnacknowledged() (n int) {
	for _, c := range p.Changes {
		if _, known := p.Known[c.Indicator]; !known {
			n++
		}
	}
	return n
}

// knownInShort says who acknowledged last, when nothing is left of a notice that nobody acknowledged.
func knownInShort(r chat.Renderer, m *chat.Markup, p notice) {
	if !p.warnsOfOpen() || p.countUnacknowledged() > 0 {
		return
	}
	var last acknowledgement
	for _, k := range p.Known {
		if k.At.After(last.At) || k.At.Equal(last.At) && k.By > last.By {
			last = k
		}
	}
	m.Line(acknowledgementLine(r, last))
}

// knownSummary says how many of the warnings that a digest tells of are acknowledged, also of those that it does not name; "" when none is.
func knownSummary(r chat.Renderer, notices []notice) string {
	n, of, units := 0, 0, map[string]bool{}
	for _, p := range notices {
		if p.warnsOfOpen() {
			n, of, units[p.Unit] = n+len(p.Changes)-p.countUnacknowledged(), of+len(p.Changes), true
		}
	}
	if n == 0 {
		return ""
	}
	return r.Words.Text("notice.known_of", "n", n, "of", of, "units", r.Words.Text("overdue.units", "n", len(units)))
}

// newestWarning is when the last of the warnings was opened that the notices tell of.
func newestWarning(notices []notice) (opened time.Time) {
	for _, p := range notices {
		for _, c := range p.Changes {
			if p.warnsOfOpen() && c.Since.After(opened) {
				opened = c.Since
			}
		}
	}
	return opened
}
