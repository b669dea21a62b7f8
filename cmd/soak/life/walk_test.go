package life

import (
	"testing"

	"motcua/bot/sandbox"
	"motcua/cmd/soak/rig"
)

// Chats are written as people and the bot wrote in turn: a number below 100 asks about a commune, 100 and more answers of it, -1 pardons.
func TestWalkMatchesAnswersToQuestions(t *testing.T) {
	const a, b, c = 100, 101, 102 // answers of 0, 1, 2
	for name, of := range map[string]struct {
		chat                 []int
		silent               int
		again, strange, left int
	}{
		"each has its answer":                     {[]int{0, a, 1, b, 0, a}, 0, 0, 0, 0},
		"the last one comes again":                {[]int{0, a, 1, a, b}, 0, 1, 0, 0},
		"one has none":                            {[]int{0, a, 1}, 0, 0, 0, 1},
		"one in the middle has none":              {[]int{0, 1, b}, 0, 0, 1, 2},
		"a pardon stands for one":                 {[]int{0, -1, 1, b}, 0, 0, 0, 0},
		"a pardon beside its answer stands for 0": {[]int{0, a, 1, -1, b, 2}, 0, 0, 0, 1},
		"a pardon for the last one":               {[]int{0, a, 1, -1}, 0, 0, 0, 0},
		"what is not asked yet is not answered":   {[]int{0, a, 1, -1, a, b, 0, a}, 0, 1, 0, 0},
		"one may end without a word":              {[]int{0, 1, b}, 1, 0, 0, 0},
		"an answer nobody asked for":              {[]int{0, a, c}, 0, 0, 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			w := walk{silent: of.silent, cards: map[int]string{}}
			for _, n := range of.chat {
				if n >= 0 && n < a {
					w.questions = append(w.questions, n)
				}
			}
			for _, n := range of.chat {
				e := sandbox.Entry{Kind: sandbox.Message, Bot: true, Text: "… " + rig.Pardon}
				switch {
				case n >= a:
					e.Text = "Xã " + rig.Communes()[n-a] + " · tháng " + quietMonth
				case n >= 0:
					e.Bot, e.Text = false, "/diem"
				}
				w.pass(e)
			}
			if w.again != of.again || w.strange != of.strange || w.countUnanswered() != of.left {
				t.Errorf("%d come again, %d are strange, %d are left; want %d, %d, %d", w.again, w.strange, w.countUnanswered(), of.again, of.strange, of.left)
			}
		})
	}
}
