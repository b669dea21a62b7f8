package scoring

import (
	"slices"
	"strings"
)

// Kind is a kind of unit, in NFC, as it is compared: "Xã" is "xã".
func Kind(word string) string {
	return strings.ToLower(strings.Join(strings.Fields(word), " "))
}

// KindOf is the kind of a unit by its name: "UBND xã Háng Lìa" is a "xã", "Sở Tài chính" a "sở". "" when the name does not tell.
func KindOf(name string) string {
	name = Kind(name)
	for _, body := range []string{"ubnd ", "ủy ban nhân dân ", "uỷ ban nhân dân "} {
		name = strings.TrimPrefix(name, body)
	}
	for _, kind := range []string{"xã", "phường", "đặc khu", "thị trấn", "sở"} {
		if strings.HasPrefix(name, kind+" ") {
			return kind
		}
	}
	return ""
}

// Kinds are those that are ranked together in a league; none for that of all others.
func (r *RuleSet) Kinds(league int) []string {
	if league < 1 || league > len(r.Apart) {
		return nil
	}
	return r.Apart[league-1]
}

// League is which of the lists of kinds that are ranked apart has a kind, from 1: one more than there are lists for a kind of none. 0 where
// all units are ranked together.
func (r *RuleSet) League(kind string) int {
	if len(r.Apart) == 0 {
		return 0
	}
	for i, kinds := range r.Apart {
		if slices.Contains(kinds, kind) {
			return i + 1
		}
	}
	return len(r.Apart) + 1
}
