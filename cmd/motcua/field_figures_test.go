package main

import (
	"fmt"
	"slices"
	"strings"
)

// counted are the indicators whose counts come from dossiers.
var counted = []string{"TD", "TT1", "TT2", "SH1", "SH2"}

// figures are all counts that come from dossiers, a line for each month of a unit that has any.
func (d *deskless) figures() string {
	d.t.Helper()
	lines := map[string]string{}
	var cards []string
	for _, row := range d.ask(`SELECT replace(u.name, ' ', '_'), l.month, l.indicator, l.numerator, l.denominator
		FROM v_scorecard_lines l JOIN v_units u ON u.code = l.unit
		WHERE l.denominator IS NOT NULL ORDER BY u.code, l.month, l.place`) {
		cells := strings.Fields(row)
		if len(cells) != 5 || !slices.Contains(counted, cells[2]) {
			continue
		}
		year, month, _ := strings.Cut(cells[1], "-")
		unit := strings.TrimPrefix(strings.TrimPrefix(strings.ReplaceAll(cells[0], "_", " "), "UBND "), "xã ")
		card := fmt.Sprintf("%s %s/%s", unit, strings.TrimPrefix(month, "0"), year)
		if _, known := lines[card]; !known {
			cards = append(cards, card)
		}
		lines[card] += fmt.Sprintf(" %s %s/%s", cells[2], cells[3], cells[4])
	}
	for i, card := range cards {
		cards[i] = card + lines[card]
	}
	return strings.Join(cards, "\n")
}

// differs says how the figures are other than they should be; "" when they are right. What is right may be written several
// ways, parted by " | ".
func (d *deskless) differs(right string) string {
	d.t.Helper()
	got := d.figures()
	var wrong []string
	for way := range strings.SplitSeq(right, " | ") {
		difference := differsFrom(got, way)
		if difference == "" {
			return ""
		}
		wrong = append(wrong, difference)
	}
	return strings.Join(wrong, "\nor\n")
}

// differsFrom says how figures are other than the right ones: each card that there is must be named, with a count for each
// indicator that is named in it, "-" for one that is not assessed.
func differsFrom(got, right string) string {
	var wrong []string
	have := map[string]string{}
	for line := range strings.Lines(got) {
		card, figures := cutCard(strings.TrimSpace(line))
		have[card] = figures
	}
	for want := range strings.SplitSeq(right, ";") {
		if want = strings.TrimSpace(want); want == "" {
			continue
		}
		card, figures := cutCard(want)
		words := strings.Fields(figures)
		for i := 0; i+1 < len(words); i += 2 {
			if is := figureOf(have[card], words[i]); is != words[i+1] {
				wrong = append(wrong, fmt.Sprintf("%s: %s is %s, want %s", card, words[i], is, words[i+1]))
			}
		}
		delete(have, card)
	}
	for card, figures := range have {
		wrong = append(wrong, fmt.Sprintf("%s has%s, and should have nothing", card, figures))
	}
	slices.Sort(wrong)
	return strings.Join(wrong, "\n")
}

// cutCard parts "Háng Lìa 6/2024 TD 6/6" behind the month.
func cutCard(line string) (card, figures string) {
	at := strings.Index(line, "/20")
	if at < 0 {
		return line, ""
	}
	return line[:at+5], line[at+5:]
}

// figureOf is the count of an indicator in a card's figures; "-" when it is not assessed.
func figureOf(figures, indicator string) string {
	words := strings.Fields(figures)
	if i := slices.Index(words, indicator); i >= 0 {
		return words[i+1]
	}
	return "-"
}
