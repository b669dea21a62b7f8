package scores

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"motcua/scoring/names"
)

// lengthWords are words for how long the terms of a trend are, by the name of the length; the longer ones come first.
var lengthWords = []struct{ length, words string }{
	{"month", "theo tháng, theo từng tháng, các tháng, by months, by month, months, monthly"},
	{"quarter", "theo từng quý, theo quý, các quý, quý, by quarters, by quarter, quarters, quarter, quarterly"},
	{"year", "theo từng năm, theo năm, các năm, năm, by years, by year, years, year, yearly, annual"},
}

// lengthSaid is how long the terms of a trend are to be, as the words at the beginning or the end of arguments say, and the rest; "" when none
// say it.
func lengthSaid(arguments string) (length, rest string) {
	said := strings.Fields(norm.NFC.String(strings.ToLower(arguments)))
	written := strings.Fields(arguments)
	bare := names.Fold(arguments) == strings.Join(said, " ") // words without marks may mean those with some
	for _, of := range lengthWords {
		for words := range strings.SplitSeq(of.words, ", ") {
			meant := words
			if bare {
				meant = names.Fold(words)
			}
			n := strings.Count(words, " ") + 1
			switch at := len(said) - n; {
			case at < 0:
			case strings.Join(said[:n], " ") == meant:
				return of.length, strings.Join(written[n:], " ")
			case strings.Join(said[at:], " ") == meant:
				return of.length, strings.Join(written[:at], " ")
			}
		}
	}
	return "", arguments
}

// saysLength says whether words behind the command say how long the terms are.
func saysLength(arguments string) bool {
	length, _ := lengthSaid(arguments)
	return length != ""
}
