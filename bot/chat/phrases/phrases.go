// Package phrases reads what people ask in words of their own: "xã tôi hạng mấy", "how many dossiers are overdue". It is a table of
// topics, each with the words that people have for it, and a small grammar: what is left of a text beside a topic's words and those
// that only make a sentence must name a month, a unit or both. Whoever reads that knows the units.
package phrases

import (
	"iter"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"motcua/scoring/names"
)

// Request is a way to understand a text.
type Request struct {
	Commands []string // the names of commands: the first that the person may use answers
	Takes    Takes
	About    []string // ways to read what it is about, the likeliest first: each is "" or must name what the request takes
	Than     []string // the same of what it is compared with; nil when nothing is
	Named    bool     // it is one only when something is named
	Says     string   // what the command is told in front of that
}

// Takes is what a command can be asked about.
type Takes int

const (
	Month Takes = 1 << iota
	Term        // a quarter or a year
	Unit
)

// longest is the number of words of the longest text that is read: more is no question.
const longest = 24

// word is a word as it was written, and as it is compared.
type word struct {
	written, folded, marks string
	bare                   bool // nothing around it has marks: it may stand for a word that has some
}

// Read are the ways to understand a text, the likeliest first.
func Read(text string) iter.Seq[Request] {
	return func(yield func(Request) bool) {
		said := wordsOf(text)
		if len(said) == 0 || len(said) > longest {
			return
		}
		known := lexiconOnce()
		if than, ok := known.compared(said); ok {
			yield(than)
			return
		}
		for _, s := range known.subjects {
			for _, r := range known.requests(s, said) {
				if !yield(r) {
					return
				}
			}
		}
		yield(Request{Commands: []string{"diem"}, Takes: Month | Term | Unit, About: known.abouts(said, nil, nil), Named: true})
	}
}

// wordsOf are the words of a text, without the marks of a sentence at their ends.
func wordsOf(text string) []word {
	var all []word
	for field := range strings.FieldsSeq(norm.NFKC.String(text)) {
		field = strings.TrimFunc(field, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
		if w := wordOf(field); w.folded != "" {
			all = append(all, w)
		}
	}
	bare := !slices.ContainsFunc(all, func(w word) bool { return w.marks != "" })
	for i := range all {
		all[i].bare = bare
	}
	return all
}

// wordOf is a word with what it is compared by. Where in it a mark stands is a matter of spelling: "hoà", "hòa".
func wordOf(written string) word {
	var marks []rune
	for _, r := range norm.NFD.String(strings.ToLower(written)) {
		if unicode.Is(unicode.Mn, r) || r == 'đ' {
			marks = append(marks, r)
		}
	}
	slices.Sort(marks)
	return word{written: written, folded: names.Fold(written), marks: string(marks)}
}

// is says whether somebody who wrote the word may have meant another: with all its marks, or without any where nothing has some.
// "điểm thi" is no "điểm thì".
func (w word) is(meant word) bool {
	return w.folded == meant.folded && (w.bare || w.marks == meant.marks)
}

// begins is how many words of a phrase stand at the beginning of what was said: all or 0.
func begins(said []word, p phrase) int {
	if len(p) > len(said) {
		return 0
	}
	for i, meant := range p {
		if !said[i].is(meant) {
			return 0
		}
	}
	return len(p)
}

// longestOf is how many words the longest of the phrases has that stands at the beginning of what was said.
func longestOf(said []word, phrases []phrase) int {
	n := 0
	for _, p := range phrases {
		n = max(n, begins(said, p))
	}
	return n
}

// requests are those of a subject in what was said: one for each place in which a phrase of it stands.
func (l *lexicon) requests(s subject, said []word) []Request {
	var all []Request
	for at := range said {
		n := longestOf(said[at:], s.phrases)
		if n == 0 {
			continue
		}
		before, after, today := said[:at], said[at+n:], false
		if s.today {
			before, after, today = l.withoutToday(before, after)
		}
		r := Request{Commands: s.commands, Takes: s.takes, Says: s.says, About: l.abouts(before, after, s.beside)}
		if today {
			for i := range r.About {
				r.About[i] = strings.TrimSpace(r.About[i] + " tháng này")
			}
		}
		all = append(all, r)
	}
	return all
}

// withoutToday takes the words for today off both parts.
func (l *lexicon) withoutToday(before, after []word) (b, a []word, said bool) {
	cut := func(part []word) []word {
		for at := range part {
			if n := longestOf(part[at:], l.today); n > 0 {
				said = true
				return slices.Concat(part[:at], part[at+n:])
			}
		}
		return part
	}
	return cut(before), cut(after), said
}

// compared is the request of a text that compares two things.
func (l *lexicon) compared(said []word) (Request, bool) {
	for at := range said {
		n := longestOf(said[at:], l.comparing)
		if n == 0 {
			continue
		}
		before, after := said[:at], said[at+n:]
		if longestOf(said[at:], l.comparingBoth) > 0 { // "so sánh tháng 5 với tháng 6"
			between := slices.IndexFunc(after, func(w word) bool { return longestOf([]word{w}, l.betweenBoth) > 0 })
			if between < 0 {
				continue
			}
			before, after = slices.Concat(before, after[:between]), after[between+1:]
		}
		about, than := l.abouts(before, nil, l.comparable), l.abouts(after, nil, l.comparable)
		return Request{Commands: []string{"xuhuong"}, Takes: Month | Term | Unit, About: about, Than: than}, true
	}
	return Request{}, false
}

// abouts are the ways to leave out, of the words before and after a topic, those that only make a sentence, the fewest first. A
// commune may be called by such words (xã Anh Sơn), so they are left out at the ends of both parts before they are inside.
func (l *lexicon) abouts(before, after []word, beside []phrase) []string {
	talk := slices.Concat(l.fillers, beside)
	seen, all := map[string]bool{}, []string{}
	for _, b := range stripped(before, talk) {
		for _, a := range stripped(after, talk) {
			about := written(slices.Concat(b, a))
			if !seen[about] {
				seen[about] = true
				all = append(all, about)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b string) int { return len(strings.Fields(b)) - len(strings.Fields(a)) })
	return all
}

// atEnds is how many phrases are left out one by one at an end of a part.
const atEnds = 4

// stripped is a part without some of the talk at its ends, and without all that is anywhere in it.
func stripped(part []word, talk []phrase) [][]word {
	var all [][]word
	firsts, lasts := []int{0}, []int{len(part)}
	for first := 0; len(firsts) <= atEnds; {
		n := longestOf(part[first:], talk)
		if n == 0 {
			break
		}
		first += n
		firsts = append(firsts, first)
	}
	for last := len(part); len(lasts) <= atEnds; {
		n := longestAtEnd(part[:last], talk)
		if n == 0 {
			break
		}
		last -= n
		lasts = append(lasts, last)
	}
	for _, first := range firsts {
		for _, last := range lasts {
			if first <= last {
				all = append(all, part[first:last])
			}
		}
	}
	var inside []word
	for at := 0; at < len(part); {
		if n := longestOf(part[at:], talk); n > 0 {
			at += n
			continue
		}
		inside = append(inside, part[at])
		at++
	}
	return append(all, inside)
}

// longestAtEnd is how many words the longest of the phrases has that stands at the end of what was said.
func longestAtEnd(said []word, phrases []phrase) int {
	n := 0
	for _, p := range phrases {
		if k := len(p); k > n && k <= len(said) && begins(said[len(said)-k:], p) > 0 {
			n = k
		}
	}
	return n
}

// written are words as they were written.
func written(words []word) string {
	var all []string
	for _, w := range words {
		all = append(all, w.written)
	}
	return strings.Join(all, " ")
}
