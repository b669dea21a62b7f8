package rulesets

import (
	"cmp"
	"slices"
	"strings"

	"motcua/scoring"
)

// extension reads a set that extends another one: it gives its own name and what it has otherwise, which is grades, kinds of unit that are
// ranked apart, and targets. Counts that were entered for the other set count for it, too.
func (r *reader) extension(doc document, find Finder) *scoring.RuleSet {
	set := &scoring.RuleSet{}
	if find == nil {
		find = func(string) (*scoring.RuleSet, bool) { return nil, false }
	}
	other, found := find(doc.Extends)
	if found && other.ID() == doc.Extends {
		*set = *other
		set.Root, set.Extends = other.EnteredFor(), other.ID()
		set.Indicators = slices.Clone(other.Indicators)
	} else {
		found = false
		r.note("extends", NoSuch, doc.Extends)
	}
	r.head(set, doc)
	if found {
		set.Source = cmp.Or(doc.Source, other.Source)
		if doc.Decision == other.Decision {
			set.About = cmp.Or(doc.About, other.About)
		} else {
			set.Ground = cmp.Or(other.Ground, strings.TrimSpace(other.Decision+" "+other.About))
		}
	}
	r.refuse(
		given{"compare", doc.Compare != ""}, given{"convert", doc.Convert != nil}, given{"entered_alone", doc.Alone},
		given{"decimals", doc.Decimals != nil}, given{"round", doc.Round != nil}, given{"absent", doc.Absent != ""},
		given{"unscored", doc.Unscored != nil},
	)
	for i, g := range doc.Groups {
		r.enter("groups", i, g.Code)
		r.note("", NotWanted, "", "extends")
	}
	var codes []string
	for i, in := range doc.Entries {
		r.enter("indicators", i, in.Code)
		codes = r.checkUnique(in.Code, codes)
		r.retarget(set, in, found)
	}
	if len(doc.Grades) > 0 {
		set.Grades = r.grades(doc.Grades)
		if found {
			r.checkGrades(set)
		}
	}
	r.entry, r.code = "", ""
	if found && cmp.Compare(set.ValidFrom, other.ValidFrom) < 0 && set.ValidFrom != "" {
		r.note("valid_from", OutOfRange, string(set.ValidFrom), string(other.ValidFrom), "2199-12")
	}
	return set
}

// retarget gives an indicator of the extended set another target. All else of it is not the file's to say.
func (r *reader) retarget(set *scoring.RuleSet, in indicator, found bool) {
	r.refuse(
		given{"group", in.Group != ""}, given{"name", in.Name != nil}, given{"short", in.Short != nil}, given{"max", in.Max != nil},
		given{"formula", in.Formula != ""}, given{"cap", in.Cap != nil}, given{"steps", in.Steps != nil}, given{"points", in.Points != nil},
		given{"round", in.Round != nil}, given{"empty", in.Empty != ""}, given{"absent", in.Absent != ""}, given{"parent", in.Parent != ""},
		given{"counts", in.Counts != ""}, given{"of", in.Of != ""}, given{"shares", in.Shares != ""}, given{"less", in.Less != ""},
	)
	target := r.number("target", in.Target)
	at := slices.IndexFunc(set.Indicators, func(i scoring.Indicator) bool { return i.Code == in.Code })
	if in.Target != nil {
		of := scoring.Indicator{}
		if at >= 0 {
			of = set.Indicators[at]
		}
		r.checkTarget(of, target)
	}
	switch {
	case at >= 0:
		set.Indicators[at].Target, set.Indicators[at].Aimed = target, true
	case found && in.Code != "":
		r.note("code", NoSuch, in.Code, codesOf(set)...)
	}
}

func codesOf(set *scoring.RuleSet) (codes []string) {
	for _, ind := range set.Indicators {
		codes = append(codes, ind.Code)
	}
	return codes
}

// given says whether a key is given.
type given struct {
	key   string
	isset bool
}

// refuse notes the keys that are given and must not be beside "extends".
func (r *reader) refuse(keys ...given) {
	for _, k := range keys {
		if k.isset {
			r.note(k.key, NotWanted, "", "extends")
		}
	}
}
