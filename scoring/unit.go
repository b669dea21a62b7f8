package scoring

import (
	"slices"
	"strings"
	"time"
)

// Unit is a commune (UBND xã, phường, thị trấn): the unit of scoring.
type Unit struct {
	Code       string   // national identifier, "000.10.32.H18"; the key
	Name       string   // as the register writes it, NFC: "UBND xã Háng Lìa"
	OtherNames []string // further spellings under which files name it, NFC
	ValidFrom  string   // first day of validity, "2025-07-01"; "" when it is open
	ValidTo    string   // last day of validity, inclusive; "" when it is open
	Kind       string   // "xã", "phường", "sở", as Kind writes it; "" when it is not known
	Successor  string   // code of the unit that took over, "" when there is none
}

// ValidOn says whether the unit exists on the day, "2025-07-01".
func (u Unit) ValidOn(day string) bool {
	return (u.ValidFrom == "" || u.ValidFrom <= day) && !u.HasEndedBefore(day)
}

// HasEndedBefore says whether the unit has ended before the day.
func (u Unit) HasEndedBefore(day string) bool { return u.ValidTo != "" && u.ValidTo < day }

// Heir is the unit that exists on the day in the place of one that has ended: its successor, or that one's. It is false for
// a unit that has not ended, and where the register names none.
func (u Unit) Heir(day string, byCode func(string) (Unit, bool)) (Unit, bool) {
	seen := map[string]bool{}
	for u.HasEndedBefore(day) && u.Successor != "" && !seen[u.Code] {
		seen[u.Code] = true
		next, ok := byCode(u.Successor)
		if !ok {
			return Unit{}, false
		}
		u = next
	}
	return u, len(seen) > 0 && u.ValidOn(day)
}

// Holder is the unit to which the unit's dossiers belong on the day: the unit itself, or its heir once the unit has ended. A month is not
// divided: it belongs to the holder on its first day, so that a unit that ends within a month keeps that month.
func (u Unit) Holder(day string, byCode func(string) (Unit, bool)) Unit {
	if heir, ok := u.Heir(day, byCode); ok {
		return heir
	}
	return u
}

// Holding says that the dossiers of a unit belong to a holder from a day on.
type Holding struct {
	Since  string // first day; "" for the first of a unit's holdings: it has no beginning
	Holder string // code
}

// Holdings are the holders of the unit's dossiers, the earliest first. Each holds from its day until the next one's.
func (u Unit) Holdings(byCode func(string) (Unit, bool)) []Holding {
	days := []string{""}
	seen := map[string]bool{}
	for at, ok := u, true; ok && !seen[at.Code]; at, ok = byCode(at.Successor) {
		seen[at.Code] = true
		days = append(days, at.ValidFrom, dayAfter(at.ValidTo))
	}
	slices.Sort(days)
	var holdings []Holding
	for _, day := range days {
		holder := u.Holder(day, byCode).Code
		if n := len(holdings); n == 0 || holdings[n-1].Holder != holder {
			holdings = append(holdings, Holding{day, holder})
		}
	}
	return holdings
}

// dayAfter is the day after a day, "" for "".
func dayAfter(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, 1).Format(time.DateOnly)
}

// ValidIn says whether the unit exists on at least one day of the month.
func (u Unit) ValidIn(m Month) bool {
	return (u.ValidFrom == "" || u.ValidFrom < string(m.Next())) &&
		(u.ValidTo == "" || u.ValidTo >= string(m))
}

// Commune is a unit's name as it stands in a sentence, without the body in front of it: "UBND xã Háng Lìa" and "Xã Háng Lìa"
// are "xã Háng Lìa".
func Commune(name string) string {
	name = strings.Join(strings.Fields(name), " ")
	for _, body := range []string{"UBND ", "Ủy ban nhân dân ", "Uỷ ban nhân dân "} {
		if len(name) > len(body) && strings.EqualFold(name[:len(body)], body) {
			name = name[len(body):]
			break
		}
	}
	for _, kind := range []string{"Xã ", "Phường ", "Thị trấn ", "Đặc khu "} {
		if rest, ok := strings.CutPrefix(name, kind); ok {
			return strings.ToLower(kind) + rest
		}
	}
	return name
}
