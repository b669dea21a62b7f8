package broadcast

import (
	"hash/fnv"
	"slices"
	"strconv"

	"motcua/scoring/people"
)

// Audience is whom a broadcast is for: the people for whom all of its conditions hold. The zero value is everybody.
type Audience struct {
	Role        people.Role `json:"role,omitempty"`
	Units       []string    `json:"units,omitempty"` // codes, of which one is theirs
	Grade       string      `json:"grade,omitempty"` // code of their unit's in the latest month
	Overdue     bool        `json:"overdue,omitempty"`
	Under       string      `json:"under,omitempty"`       // code of an indicator in which their unit is under its target
	Unconfirmed int64       `json:"unconfirmed,omitempty"` // a broadcast that was sent to them and that they have not confirmed
}

// Facts are what is known of units and people when an audience is looked up.
type Facts struct {
	Overdue     map[string]bool   // units with overdue dossiers
	Grade       map[string]string // of units, in the latest month
	Under       map[string]bool   // units under their target in the audience's indicator
	Unconfirmed map[int64]bool    // people who have not confirmed the audience's broadcast
}

// Recipient is somebody to whom a broadcast goes, once, and the role for which it does.
type Recipient struct {
	Person int64
	people.Grant
}

// Select are the recipients among people, in their order. Who holds several roles gets it for the first that fits.
func (a Audience) Select(all []people.Person, known Facts) []Recipient {
	var chosen []Recipient
	for _, p := range all {
		if a.Unconfirmed != 0 && !known.Unconfirmed[p.ID] {
			continue
		}
		i := slices.IndexFunc(p.Grants, func(g people.Grant) bool { return a.includesRole(g, known) })
		if i >= 0 {
			chosen = append(chosen, Recipient{p.ID, p.Grants[i]})
		}
	}
	return chosen
}

// Grant is the role in which a recipient, chosen for a unit, is told, by the roles that they hold when the broadcast goes out: a role in
// the chosen unit, or in another unit of the audience; false when they hold none. known is as of then. Its Unconfirmed is not asked:
// whoever has confirmed meanwhile stays a recipient.
func (a Audience) Grant(p people.Person, chosen string, known Facts) (people.Grant, bool) {
	i := slices.IndexFunc(p.Grants, func(g people.Grant) bool { return g.Unit == chosen && (a.Role == "" || a.Role == g.Role) })
	if i < 0 {
		i = slices.IndexFunc(p.Grants, func(g people.Grant) bool { return a.includesRole(g, known) })
	}
	if i < 0 {
		return people.Grant{}, false
	}
	return p.Grants[i], true
}

// Judges says whether the audience is chosen by what is known of units, and not by who serves which alone.
func (a Audience) Judges() bool { return a.Grade != "" || a.Overdue || a.Under != "" }

// includesRole says whether somebody is meant for a role. The conditions on units hold for nobody who serves none.
func (a Audience) includesRole(g people.Grant, known Facts) bool {
	return (a.Role == "" || a.Role == g.Role) &&
		(len(a.Units) == 0 || slices.Contains(a.Units, g.Unit)) &&
		(a.Grade == "" || g.Unit != "" && known.Grade[g.Unit] == a.Grade) &&
		(!a.Overdue || known.Overdue[g.Unit]) &&
		(a.Under == "" || known.Under[g.Unit])
}

// Units are the codes of the units of recipients, ascending, without those who serve none.
func Units(recipients []Recipient) []string {
	var codes []string
	for _, r := range recipients {
		if r.Unit != "" {
			codes = append(codes, r.Unit)
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// Fingerprint identifies a set of recipients. A confirmation carries it, so that it is asked for again when the recipients are not those
// who were shown.
func Fingerprint(recipients []Recipient) string {
	sum := fnv.New64a()
	for _, r := range recipients {
		sum.Write(strconv.AppendInt(nil, r.Person, 36))
		sum.Write([]byte("/" + r.Unit + ";"))
	}
	return strconv.FormatUint(sum.Sum64(), 36)
}
