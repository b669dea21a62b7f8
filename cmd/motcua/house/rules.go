package house

import (
	"strings"

	"motcua/locales"
	"motcua/scoring/rulesets"
)

// UseText says which rule sets are used since when.
func UseText(words locales.Printer, use rulesets.Use) string {
	codes := strings.Join(use.Codes, ", ")
	if use.From == "" {
		return words.Text("cli.rules.use_beginning", "codes", codes)
	}
	return words.Text("cli.rules.use", "month", words.Month(string(use.From)), "codes", codes)
}
