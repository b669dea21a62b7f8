package sheet

import "strings"

// statedDelimiter reads the line "sep=;" that a spreadsheet program may put first.
func statedDelimiter(head string) (byte, bool) {
	first, _, _ := strings.Cut(head, "\n")
	rest, ok := strings.CutPrefix(strings.ToLower(strings.TrimRight(first, "\r")), "sep=")
	if !ok || len(rest) != 1 {
		return 0, false
	}
	return rest[0], true
}

// guessDelimiter picks the delimiter that cuts most lines of the beginning into equally many cells.
func guessDelimiter(head string) byte {
	lines := strings.Split(head, "\n")
	if len(lines) > 1 {
		lines = lines[:len(lines)-1] // the last may be cut short
	}
	best, most := byte(','), 0
	for _, d := range []byte{',', ';', '\t', '|'} {
		alike := map[int]int{}
		for _, line := range lines {
			if n := countDelimiters(line, d); n > 0 {
				alike[n]++
			}
		}
		for n, times := range alike {
			if n*times > most {
				best, most = d, n*times
			}
		}
	}
	return best
}

// countDelimiters counts the delimiters of a line outside quotes.
func countDelimiters(line string, d byte) int {
	n, quoted := 0, false
	for i := range len(line) {
		switch {
		case line[i] == '"':
			quoted = !quoted
		case line[i] == d && !quoted:
			n++
		}
	}
	return n
}
