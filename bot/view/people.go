package view

import (
	"strings"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/people"
)

// The lists of ToPeople.
const (
	PeopleAll     = "all"    // all who hold a role, by unit
	PeopleOffice  = "office" // the admins
	PeopleGone    = "gone"   // whom no message reaches
	PeopleMissing = "none"   // units with nobody in a role
	PeopleMerged  = "merged" // units that have ended and still have people
)

// PeoplePage is how many people, or units, stand on a page.
const PeoplePage = 8

// Registered is somebody as admins see them.
type Registered struct {
	Number int
	Self   bool // the reader
	Held   []Holding
	Seen   time.Time // zero when that is not known
	Gone   time.Time // zero while messages reach them
}

// Holding is a grant with the name of its unit.
type Holding struct {
	people.Grant
	Name string // of the unit; "" for none
}

// Lacking is a unit with the roles that nobody holds for it.
type Lacking struct {
	Unit  scoring.Unit
	Roles []people.Role
	Empty bool // nobody serves the unit at all
}

// Merged is a unit that has ended and still has people.
type Merged struct {
	Unit   scoring.Unit
	Heir   scoring.Unit // who hands over gives them to; no Code when the register names none
	People int
}

// People is the register of people, counted.
type People struct {
	Registered, Admins, Gone int
	Units                    int // that exist now
	Lacking                  []Lacking
	Merged                   []Merged
}

// PeopleHome is who is registered, at a glance, with the ways to the lists.
func PeopleHome(r Reader, p People) bot.Message {
	var m chat.Markup
	empty := 0
	for _, l := range p.Lacking {
		if l.Empty {
			empty++
		}
	}
	m.Bold(r.Words.Text("people.registered", "n", p.Registered))
	m.Line(r.Words.Text("people.covered", "units", p.Units-empty, "of", p.Units))
	m.Line(r.Words.Text("people.empty", "n", empty))
	m.Line(r.Words.Text("people.partly", "n", len(p.Lacking)-empty))
	m.Line(r.Words.Text("people.gone", "n", p.Gone))
	if len(p.Merged) > 0 {
		m.Line(r.Words.Text("people.merged", "n", len(p.Merged)))
	}
	m.BlankLine()
	m.Line(r.Words.Text("people.search"))
	to := func(key, list string, n int) []bot.Button {
		if n == 0 {
			return nil
		}
		return chat.Row(chat.Button(r.Words.Text(key, "n", n), chat.Link{To: ToPeople, Item: list}))
	}
	return m.Message(to("people.all_button", PeopleAll, p.Registered), to("people.office_button", PeopleOffice, p.Admins),
		to("people.missing_button", PeopleMissing, len(p.Lacking)), to("people.gone_button", PeopleGone, p.Gone),
		to("people.merged_button", PeopleMerged, len(p.Merged)),
		chat.Row(chat.Button(r.Words.Text("people.invite_button"), chat.Link{To: ToInvite}), chat.Button(r.Words.Text("people.open_button"), chat.Link{To: ToInvitations})))
}

// PeopleList is a page of people, a button each.
func PeopleList(r Reader, self chat.Link, all []Registered) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("people_list."+self.Item, "n", len(all)))
	from, to := r.part(&m, self.Page, len(all))
	buttons := r.registered(&m, all[from:to])
	return m.Message(append(buttons, r.Pages(self.With(self.Item), self.Page, PeoplePage, len(all)), r.toPeople())...)
}

// PeopleLacking is a page of the units with nobody in a role: each leads to its people.
func PeopleLacking(r Reader, self chat.Link, all []Lacking) bot.Message {
	return r.unitsPage(self, PeopleMissing, len(all), func(i int) (scoring.Unit, string) {
		l := all[i]
		return l.Unit, r.Words.Text("people.lacks", "unit", chat.CutUnit(l.Unit.Name, chat.LongName), "roles", r.lacks(l.Roles, l.Empty))
	})
}

// PeopleOfMerged is a page of the units that have ended and still have people: each leads to its people.
func PeopleOfMerged(r Reader, self chat.Link, all []Merged) bot.Message {
	return r.unitsPage(self, PeopleMerged, len(all), func(i int) (scoring.Unit, string) { return all[i].Unit, r.merged(all[i]) })
}

// unitsPage is a page of one of the lists of units: what is said of each, and a button to its people.
func (r Reader) unitsPage(self chat.Link, list string, n int, entry func(i int) (scoring.Unit, string)) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("people_list."+list, "n", n))
	from, to := r.part(&m, self.Page, n)
	var shown []scoring.Unit
	for i := from; i < to; i++ {
		u, said := entry(i)
		m.Line(said)
		shown = append(shown, u)
	}
	buttons := r.UnitRows(shown, chat.Link{To: ToPeople})
	return m.Message(append(buttons, r.Pages(self.With(self.Item), self.Page, PeoplePage, n), r.toPeople())...)
}

// merged is what became of a unit that has ended.
func (r Reader) merged(g Merged) string {
	unit := chat.CutUnit(g.Unit.Name, chat.LongName)
	switch {
	case g.People == 0 && g.Heir.Code == "":
		return r.Words.Text("place.ended", "unit", chat.UnitName(g.Unit.Name))
	case g.People == 0:
		return r.Words.Text("people.merged_empty", "unit", unit, "heir", chat.UnitName(g.Heir.Name))
	case g.Heir.Code == "":
		return r.Words.Text("people.ended", "unit", unit, "n", g.People)
	default:
		return r.Words.Text("people.merged_into", "unit", unit, "heir", chat.UnitName(g.Heir.Name), "n", g.People)
	}
}

// lacks names the roles that nobody holds.
func (r Reader) lacks(roles []people.Role, empty bool) string {
	if empty {
		return r.Words.Text("people.nobody")
	}
	var names []string
	for _, role := range roles {
		names = append(names, r.Words.Text("people.no_role", "role", r.Words.Text("role."+string(role))))
	}
	return strings.Join(names, ", ")
}

// part says which part of a list a page shows, when it has several, and gives its bounds.
func (r Reader) part(m *chat.Markup, page, n int) (from, to int) {
	from = min(page*PeoplePage, n)
	to = min(from+PeoplePage, n)
	if n > PeoplePage {
		m.Line(r.Words.Text("people.range", "from", from+1, "to", to, "n", n))
	}
	return from, to
}

func (r Reader) toPeople() []bot.Button {
	return chat.Row(chat.Button(r.Words.Text("people.back"), chat.Link{To: ToPeople}))
}
