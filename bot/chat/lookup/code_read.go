package lookup

import (
	"regexp"
	"strings"
	"time"

	"motcua/scoring/export/dossier"
)

// shortest is how long the end of a code must be: shorter ones fit too many dossiers.
const shortest = 4

var (
	// dated is the end of a code that has its day and number: "240614-0001", "H18-240614-0001".
	dated = regexp.MustCompile(`(?:^|-)(\d{6})-\d{4,7}$`)
	// sign is what a code on its own must have, so that no month and no number is taken for one.
	sign = regexp.MustCompile(`^(?:\d{6}-\d{4,7}|[0-9A-Z._/-]*[.-][0-9A-Z._/-]*\d{4,})$`)
	// date is what looks like a day or a month.
	date = regexp.MustCompile(`^(?:\d{1,4}[./-]\d{1,4}[./-]\d{2,4}|\d{1,2}[./-]\d{4}|\d{4}[./-]\d{1,2})$`)
)

// wanted is a code or its end, and what is written behind it: a unit's name, or nothing.
type wanted struct {
	Code string
	Rest string
}

// readCode reads "000.10.32.H18-240614-0001", "240614-0001", "0001 Háng Lìa", "mã 240614 - 0001"; false when there is no code in it.
func readCode(text string) (wanted, bool) {
	fields := strings.Fields(text)
	for n := len(fields); n > 0; n-- { // a code that a line break divided
		code, ok := dossier.ReadCode(strings.Join(fields[:n], " "))
		if ok && len(code) >= shortest && !strings.ContainsAny(code, " ") {
			return wanted{Code: strings.TrimLeft(code, "-"), Rest: strings.Join(fields[n:], " ")}, true
		}
	}
	return wanted{}, false
}

// hasCode says whether words behind those of the command begin with a code.
func hasCode(arguments string) bool {
	_, ok := readCode(arguments)
	return ok
}

// isCode says whether a text is a code, or the end of one with its day, and nothing else: whoever copies a code sends it alone.
func isCode(text string) bool {
	w, ok := readCode(text)
	return ok && w.Rest == "" && sign.MatchString(w.Code) && !date.MatchString(w.Code)
}

// dayIn is the day in the end of a code; false when it has none.
func dayIn(code string, zone *time.Location) (time.Time, bool) {
	m := dated.FindStringSubmatch(code)
	if m == nil {
		return time.Time{}, false
	}
	day, err := time.ParseInLocation("060102", m[1], zone)
	return day, err == nil
}
