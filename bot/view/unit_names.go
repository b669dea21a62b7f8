package view

import (
	"motcua/scoring"
	"motcua/scoring/names"
)

// unitName is a unit of a list.
type unitName = names.Named

// longestUnit is how many columns of a unit's name are looked at.
const longestUnit = 300

// shortUnits names the units of a list as shortUnit does, but so that no two of them read the same, however they are cut, and none
// reads like another unit of its name among the cards from which the list is taken.
func shortUnits[E any](list []E, columns int, unit func(E) unitName, among ...scoring.Record) func(E) string {
	all := make([]unitName, len(list))
	listed := make(map[string]bool, len(list))
	for i, e := range list {
		n := unit(e)
		all[i], listed[n.Name] = whole(n), true
	}
	for _, r := range among {
		if listed[r.Name] {
			all = append(all, whole(cardUnit(r)))
		}
	}
	short := make(map[unitName]string, len(all))
	for i, text := range names.Short(all, func(text string) bool { return width(text) <= columns }) {
		short[all[i]] = text
	}
	return func(e E) string { return short[whole(unit(e))] }
}

// UnitChoices are units of a list as choices, each with the link for it.
func UnitChoices(units []scoring.Unit, to Link) []Choice {
	short := shortUnits(units, labelled, registerUnit)
	var choices []Choice
	for _, u := range units {
		to.Unit = u.Code
		choices = append(choices, Choice{Label: short(u), Link: to})
	}
	return choices
}

// whole is a unit with its name as it stands alone, not cut.
func whole(n unitName) unitName {
	return unitName{Code: n.Code, Name: capital(cut(scoring.Commune(n.Name), longestUnit))}
}

// What lists of units are made of.

func cardUnit(r scoring.Record) unitName     { return unitName{Code: r.Unit, Name: r.Name} }
func countUnit(c scoring.UnitCount) unitName { return unitName{Code: c.Unit, Name: c.Name} }
func registerUnit(u scoring.Unit) unitName   { return unitName{Code: u.Code, Name: u.Name} }
func rankUnit(row Rank) unitName             { return unitName{Code: row.Place.Unit, Name: row.Place.Name} }
