package life

import (
	"strings"

	"motcua/bot/sandbox"
	"motcua/cmd/soak/rig"
)

// walk goes along the chat of somebody who asks about one commune's card after the other, and tells which answer is whose. An answer
// belongs to a question that stands above it.
type walk struct {
	questions []int // the communes asked about, in order
	silent    int   // questions that may have ended without a word
	cards     map[int]string

	sent                           int // questions that stand in the chat so far
	next                           int // the first of them that has neither an answer nor something in its place
	skipped                        int // questions that a pardon stands for, somewhere from next on
	pardons, again, wrong, strange int
}

// pass takes the next entry of the chat.
func (w *walk) pass(e sandbox.Entry) {
	switch {
	case e.Kind != sandbox.Message:
	case !e.Bot && strings.HasPrefix(e.Text, "/diem"):
		w.sent++
	case !e.Bot:
	case rig.Has(rig.Pardon)(e), rig.Has(rig.Trouble)(e), rig.Has(rig.Undelivered)(e):
		w.pardons++
		w.skipped++
	case cardOf(e) >= 0: // all others are greetings and notices
		w.answer(cardOf(e), e.Text)
	}
}

// answer takes a card: that of the next question, of a later one where others were pardoned, or the last one again.
func (w *walk) answer(unit int, text string) {
	text = strings.ReplaceAll(text, "\n  ▼ chưa đạt chỉ tiêu", "") // targets change
	if first, known := w.cards[unit]; known && first != text {
		w.wrong++
	}
	w.cards[unit] = text
	at := w.next
	for at < w.sent && w.questions[at] != unit && at-w.next < w.skipped+w.silent {
		at++
	}
	switch {
	case at < w.sent && w.questions[at] == unit:
		skips := at - w.next
		w.silent -= max(0, skips-w.skipped)
		w.skipped -= min(skips, w.skipped)
		if w.next = at + 1; w.next == w.sent {
			w.skipped = 0 // whatever else was said stood beside an answer that had come already
		}
	case w.next > 0 && w.questions[w.next-1] == unit:
		w.again++
	default:
		w.strange++
	}
}

// countUnanswered is how many questions have no answer in the end, and nothing in its place.
func (w *walk) countUnanswered() int { return max(0, len(w.questions)-w.next-w.skipped-w.silent) }
