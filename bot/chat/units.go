package chat

import (
	"context"
	"fmt"
	"strings"

	"motcua/bot"
	"motcua/scoring"
	"motcua/scoring/names"
)

// UnitNamed is the unit that words name, and nothing else. One that is not there is a refusal with those that may have been
// meant, as buttons that go on with the link.
func (f Finder) UnitNamed(ctx context.Context, q *Question, written string, to Link) (scoring.Unit, error) {
	u, known, err := f.FindUnit(ctx, q, written)
	if err != nil || known {
		return u, err
	}
	index, err := f.deps.Store.Index(ctx)
	if err != nil {
		return u, err
	}
	name := unitWords(strings.Fields(written))
	return u, Refusal{Message: Suggestions(q.Renderer, name, suggestUnits(index, name, scoring.MonthOf(q.Renderer.Now, f.deps.Zone)), to)}
}

// FindUnit is the unit that words name, and nothing else; false when there is none.
func (f Finder) FindUnit(ctx context.Context, q *Question, written string) (scoring.Unit, bool, error) {
	index, err := f.deps.Store.Index(ctx)
	if err != nil {
		return scoring.Unit{}, false, err
	}
	u, known := find(index, reading{unit: unitWords(strings.Fields(written))}, scoring.MonthOf(q.Renderer.Now, f.deps.Zone))
	return u, known, nil
}

// UnitName is a unit's name for a sentence; a unit that left the register is a refusal.
func (f Finder) UnitName(ctx context.Context, q *Question, code string) (string, error) {
	u, ok, err := f.Unit(ctx, code)
	if err != nil {
		return "", err
	}
	if !ok {
		return "", q.Refuse("unit.unknown", "name", Quote(code))
	}
	return UnitName(u.Name), nil
}

// UnitNameOrCode is the name of a unit that is only shown: one that left the register is named by its code.
func (f Finder) UnitNameOrCode(ctx context.Context, code string) (string, error) {
	u, known, err := f.Unit(ctx, code)
	if !known {
		return code, err
	}
	return u.Name, nil
}

// Unit is a unit of the register by its code.
func (f Finder) Unit(ctx context.Context, code string) (scoring.Unit, bool, error) {
	index, err := f.deps.Store.Index(ctx)
	if err != nil {
		return scoring.Unit{}, false, err
	}
	u, ok := index.ByCode(code)
	return u, ok, nil
}

// OtherUnits are the units the person serves beside this one, when this one is among them.
func (f Finder) OtherUnits(ctx context.Context, q *Question, code string) ([]scoring.Unit, error) {
	own := q.Person.Units()
	if len(own) < 2 {
		return nil, nil
	}
	var others []scoring.Unit
	mine := false
	for _, c := range own {
		if c == code {
			mine = true
			continue
		}
		u, ok, err := f.Unit(ctx, c)
		if err != nil {
			return nil, err
		}
		if ok {
			others = append(others, u)
		}
	}
	if !mine {
		return nil, nil
	}
	return others, nil
}

// HeirOf is a unit with the one to which its dossiers belong by now; false unless it has ended and has an heir.
func (f Finder) HeirOf(ctx context.Context, q *Question, code string) (ended, heir scoring.Unit, has bool, err error) {
	index, err := f.deps.Store.Index(ctx)
	if err != nil {
		return ended, heir, false, err
	}
	if ended, has = index.ByCode(code); has {
		heir, has = ended.Heir(q.Today(), index.ByCode)
	}
	return ended, heir, has, nil
}

// RuleSet is a rule set by its code.
func (f Finder) RuleSet(code string) (*scoring.RuleSet, error) {
	rules, ok := f.deps.RuleSets(code)
	if !ok {
		return nil, fmt.Errorf("rule set %q is not known", code)
	}
	return rules, nil
}

// HeirOffer says that a unit has ended, and offers the one that took over.
func HeirOffer(r Renderer, ended, heir scoring.Unit, to Link) bot.Message {
	return NoteWith(r.Words.Text("place.ended_into", "unit", UnitName(ended.Name), "heir", UnitName(heir.Name)), r.UnitRows([]scoring.Unit{heir}, to)...)
}

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
		all[i], listed[n.Name] = fullName(n), true
	}
	for _, r := range among {
		if listed[r.Name] {
			all = append(all, fullName(UnitOfCard(r)))
		}
	}
	short := make(map[NamedUnit]string, len(all))
	for i, text := range names.ShortNames(all, func(text string) bool { return Width(text) <= columns }) {
		short[all[i]] = text
	}
	return func(e E) string { return short[fullName(unit(e))] }
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

// fullName is a unit with its name as it stands alone, not cut.
func fullName(n NamedUnit) NamedUnit {
	return NamedUnit{Code: n.Code, Name: Capital(Cut(scoring.Commune(n.Name), longestUnit))}
}

// UnitOfCard, UnitOfCount and UnitOfRegister are the unit of a row, as lists of units have it.
func UnitOfCard(r scoring.Record) NamedUnit     { return NamedUnit{Code: r.Unit, Name: r.Name} }
func UnitOfCount(c scoring.UnitCount) NamedUnit { return NamedUnit{Code: c.Unit, Name: c.Name} }
func UnitOfRegister(u scoring.Unit) NamedUnit   { return NamedUnit{Code: u.Code, Name: u.Name} }
