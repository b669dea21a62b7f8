package chat

import (
	"motcua/scoring"
	"motcua/scoring/names"
)

// NamedUnit is a unit of a list.
type NamedUnit = names.Named

// longestUnit is how many columns of a unit's name are looked at.
const longestUnit = 300

// ShortUnits names the units of a list as CutUnit does, but so that no two of them read the same, however they are cut, and none
// reads like another unit of its name among the cards from which the list is taken.
func ShortUnits[E any](list []E, columns int, unit func(E) NamedUnit, among ...scoring.Record) func(E) string {
	all := make([]NamedUnit, len(list))
	listed := make(map[string]bool, len(list))
	for i, e := range list {
		n := unit(e)
		all[i], listed[n.Name] = whole(n), true
	}
	for _, r := range among {
		if listed[r.Name] {
			all = append(all, whole(UnitOfCard(r)))
		}
	}
	short := make(map[NamedUnit]string, len(all))
	for i, text := range names.Short(all, func(text string) bool { return Width(text) <= columns }) {
		short[all[i]] = text
	}
	return func(e E) string { return short[whole(unit(e))] }
}

// UnitChoices are units of a list as choices, each with the link for it.
func UnitChoices(units []scoring.Unit, to Link) []Choice {
	short := ShortUnits(units, ButtonWidth, UnitOfRegister)
	var choices []Choice
	for _, u := range units {
		to.Unit = u.Code
		choices = append(choices, Choice{Label: short(u), Link: to})
	}
	return choices
}

// whole is a unit with its name as it stands alone, not cut.
func whole(n NamedUnit) NamedUnit {
	return NamedUnit{Code: n.Code, Name: capital(Cut(scoring.Commune(n.Name), longestUnit))}
}

// What lists of units are made of.

func UnitOfCard(r scoring.Record) NamedUnit     { return NamedUnit{Code: r.Unit, Name: r.Name} }
func UnitOfCount(c scoring.UnitCount) NamedUnit { return NamedUnit{Code: c.Unit, Name: c.Name} }
func UnitOfRegister(u scoring.Unit) NamedUnit   { return NamedUnit{Code: u.Code, Name: u.Name} }
