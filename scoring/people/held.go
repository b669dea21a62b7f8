package people

import (
	"slices"
	"strings"
)

// FormatGrants writes grants as one text, the same for the same grants in any order: "chair@000.10.32.H18 officer@000.11.32.H18", or
// "" for none.
func FormatGrants(grants []Grant) string {
	var words []string
	for _, g := range grants {
		words = append(words, string(g.Role)+"@"+g.Unit)
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}
