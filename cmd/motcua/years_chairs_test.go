package main

import (
	"fmt"
	"time"

	"motcua/scoring/people"
)

// yearsNewcomer takes office when the years have begun.
const yearsNewcomer = 15

// yearsUnit is the nth unit's code, from 1; "" for 0.
func yearsUnit(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("000.%02d.32.H18", n)
}

func (p post) grant() people.Grant { return people.Grant{Role: people.Chair, Unit: p.unit} }

func (y *years) takesOffice(p post) {
	y.enrols(p.person, p.grant())
	y.chairs[p] = true
}

// changes are what becomes of the chairs: one comes, one goes and comes again, one moves and moves back, one takes a second
// unit. Each comes on a day of its own between the first month and the end.
func (y *years) changes(end time.Time) []event {
	begin := firstMonth.Next().Next().Start(y.settings.Zone)
	at := func() time.Time {
		return begin.Add(time.Duration(y.random.Int64N(int64(end.Sub(begin) / 2))))
	}
	moves := func(person int64, from, to int) func() {
		return func() {
			old, now := post{person, yearsUnit(from)}, post{person, yearsUnit(to)}
			y.must(y.house.Store.ChangeRoles(y.Context(), person, people.Change{Drop: old.grant(), Add: now.grant()}, 0))
			delete(y.chairs, old)
			y.chairs[now] = true
		}
	}
	left, moved := at(), at()
	return []event{
		{at(), func() { y.takesOffice(post{yearsNewcomer, yearsUnit(4)}) }},
		{at(), func() { y.takesOffice(post{13, yearsUnit(2)}) }},
		{left, func() {
			_, err := y.house.Store.RemovePerson(y.Context(), 12, 0)
			y.must(err)
			delete(y.chairs, post{12, yearsUnit(2)})
		}},
		{left.AddDate(0, 0, 20), func() { y.takesOffice(post{12, yearsUnit(2)}) }},
		{moved, moves(14, 3, 1)},
		{moved.AddDate(0, 0, 30), moves(14, 1, 3)},
	}
}
