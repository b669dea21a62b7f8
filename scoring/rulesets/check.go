package rulesets

import (
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"motcua/scoring"
	"motcua/scoring/names"
)

// shortest is the width that a short name must not exceed, so that a line of a card fits a phone.
const shortest = 24

var (
	overs    = []scoring.Over{scoring.OverSum, scoring.OverLast, scoring.OverDenominator, scoring.OverNone}
	formulas = []scoring.Formula{scoring.Proportional, scoring.Capped, scoring.Stepped, scoring.Constant}
	sources  = []scoring.Counts{
		scoring.Entered, scoring.ResolvedOnTime, scoring.ReceivedOnline, scoring.PaidOnline, scoring.ResolvedEResult, scoring.ReceivedDigitised,
		scoring.Received, scoring.HandledOnTime, scoring.HandledEResult, scoring.HandledDigitised, scoring.HandledReused,
		scoring.HandledPersonalStore, scoring.HandledVerified,
		scoring.OnlineProcedures, scoring.FeeProcedures, scoring.PaidProcedures, scoring.VerifiedProcedures,
	}
)

// check notes what is wrong with a set that was read.
func (r *reader) check(set *scoring.RuleSet) {
	for key, n := range map[string]int{"groups": len(set.Groups), "indicators": len(set.Indicators), "grades": len(set.Grades)} {
		if n == 0 {
			r.note(key, Missing, "")
		}
	}
	r.checkOtherCodes(set)
	var codes []string
	for i, g := range set.Groups {
		r.enter("groups", i, g.Code)
		codes = r.checkUnique(g.Code, codes)
		if len(set.Members(g.Code)) == 0 {
			r.note("code", Unused, g.Code)
		}
	}
	groups := codes
	codes = nil
	for i, ind := range set.Indicators {
		r.enter("indicators", i, ind.Code)
		codes = r.checkUnique(ind.Code, codes)
		if !slices.Contains(groups, ind.Group) {
			r.note("group", NoSuch, ind.Group, groups...)
		}
		r.checkFigures(ind)
		r.checkRelations(set, ind)
	}
	r.checkGrades(set)
	r.entry, r.code = "", ""
}

// checkFigures notes what is wrong with the figures of an indicator by themselves.
func (r *reader) checkFigures(ind scoring.Indicator) {
	one, within := scoring.Int(1), r.within
	if ind.Max.Sign() <= 0 {
		r.note("max", OutOfRange, ind.Max.String(), "0.01", "1000")
	}
	switch {
	case ind.Formula == scoring.Capped && ind.Cap.Sign() == 0:
		r.note("cap", Missing, "")
	case ind.Formula == scoring.Capped:
		within("cap", ind.Cap, scoring.Frac(1, 1000), one)
	case ind.Cap.Sign() != 0:
		r.note("cap", NotWanted, "", string(ind.Formula))
	}
	switch {
	case ind.Formula == scoring.Stepped && len(ind.Steps) == 0:
		r.note("steps", Missing, "")
	case ind.Formula != scoring.Stepped && len(ind.Steps) > 0:
		r.note("steps", NotWanted, "", string(ind.Formula))
	}
	for i, s := range ind.Steps {
		within("steps", s.From, scoring.Fraction{}, one)
		if ind.Max.Sign() > 0 { // else it is the maximum that is wrong
			within("steps", s.Points, scoring.Fraction{}, ind.Max)
		}
		if i > 0 && s.From.Cmp(ind.Steps[i-1].From) >= 0 {
			r.note("steps", Order, s.From.String())
		}
		if i == len(ind.Steps)-1 && s.From.Sign() != 0 {
			r.note("steps", LastNotZero, s.From.String())
		}
	}
	r.checkStepPoints(ind)
	if ind.Formula == scoring.Constant && ind.Max.Sign() > 0 {
		within("points", ind.Points, scoring.Fraction{}, ind.Max)
	} else if ind.Points.Cmp(ind.Max) != 0 {
		r.note("points", NotWanted, "", string(ind.Formula))
	}
	if ind.Aimed {
		r.checkTarget(ind, ind.Target)
	}
}

// checkStepPoints notes steps by which more earns less, and steps of which none earns the maximum: nobody could reach it.
func (r *reader) checkStepPoints(ind scoring.Indicator) {
	for i, s := range ind.Steps {
		switch {
		case i == 0 && s.Points.Cmp(ind.Max) < 0:
			r.note("steps", TopNotMax, s.Points.String(), ind.Max.String())
		case i > 0 && s.Points.Cmp(ind.Steps[i-1].Points) > 0:
			r.note("steps", Order, s.Points.String())
		}
	}
}

// checkTarget notes a target that nobody can miss or meet, or that is aimed at what is the same for all.
func (r *reader) checkTarget(ind scoring.Indicator, target scoring.Fraction) {
	r.within("target", target, scoring.Frac(1, 1000), scoring.Int(1))
	switch {
	case ind.Formula == scoring.Constant:
		r.note("target", NotWanted, "", "formula = "+string(ind.Formula))
	case ind.Common:
		r.note("target", NotWanted, "", "of = authority")
	}
}

func (r *reader) within(key string, f, least, most scoring.Fraction) {
	if f.Cmp(least) < 0 || f.Cmp(most) > 0 {
		r.note(key, OutOfRange, f.String(), least.String(), most.String())
	}
}

// checkApart notes lists of kinds of unit that are empty, and kinds that are in two of them.
func (r *reader) checkApart(lists [][]string) {
	var seen []string
	for _, kinds := range lists {
		if len(kinds) == 0 {
			r.note("ranked_apart", Missing, "")
		}
		for _, kind := range kinds {
			if kind = scoring.Kind(norm.NFC.String(kind)); slices.Contains(seen, kind) {
				r.note("ranked_apart", Twice, kind)
			}
			seen = append(seen, kind)
		}
	}
}

// checkRelations notes what is wrong with how an indicator refers to others. A parent inherits nothing itself, so that one step settles a
// score, and who shares counts takes them from one that has its own.
func (r *reader) checkRelations(set *scoring.RuleSet, ind scoring.Indicator) {
	if ind.Empty == scoring.Inherit {
		parent, ok := set.Indicator(ind.Parent)
		if !ok || parent.Code == ind.Code || parent.Empty == scoring.Inherit {
			r.note("parent", NoSuch, ind.Parent)
		}
	} else if ind.Parent != "" {
		r.note("parent", NotWanted, "", string(ind.Empty))
	}
	if ind.Shares != "" {
		other, ok := set.Indicator(ind.Shares)
		if !ok || other.Code == ind.Code || other.Shares != "" {
			r.note("shares", NoSuch, ind.Shares)
		}
	}
	if _, taken := set.Indicator(ind.Less); taken {
		r.note("less", Twice, ind.Less)
	}
	if ind.Less != "" && ind.Shares == "" {
		r.note("less", NotWanted, "", "shares")
	}
}

func (r *reader) checkGrades(set *scoring.RuleSet) {
	var codes []string
	for i, g := range set.Grades {
		r.enter("grades", i, g.Code)
		codes = r.checkUnique(g.Code, codes)
		if i > 0 && g.Min.Cmp(set.Grades[i-1].Min) >= 0 {
			r.note("min", Order, g.Min.String())
		}
		if most := set.MaxScore(); i == 0 && g.Min.Cmp(most) > 0 {
			r.note("min", OutOfRange, g.Min.String(), "0", most.String())
		}
		if i == len(set.Grades)-1 && g.Min.Sign() != 0 {
			r.note("min", LastNotZero, g.Min.String())
		}
	}
}

// checkUnique notes a code that is missing or used twice, and gives the codes with it.
func (r *reader) checkUnique(code string, seen []string) []string {
	if r.require("code", code) && slices.Contains(seen, code) {
		r.note("code", Twice, code)
	}
	return append(seen, code)
}

// checkOtherCodes notes other codes that are empty, or by which two groups, or two indicators or counts, would be known.
func (r *reader) checkOtherCodes(set *scoring.RuleSet) {
	groups, indicators := map[string]bool{}, map[string]bool{}
	for _, g := range set.Groups {
		groups[names.Fold(g.Code)] = true
	}
	for _, ind := range set.Indicators {
		indicators[names.Fold(ind.Code)], indicators[names.Fold(ind.Less)] = true, true
	}
	check := func(list string, others []string, seen map[string]bool) {
		for _, other := range others {
			switch key := names.Fold(other); {
			case key == "":
				r.note(list, Missing, "")
			case seen[key]:
				r.note(list, Twice, other)
			default:
				seen[key] = true
			}
		}
	}
	for i, g := range set.Groups {
		r.enter("groups", i, g.Code)
		check("names", g.Names, groups)
	}
	for i, ind := range set.Indicators {
		r.enter("indicators", i, ind.Code)
		check("names", ind.Names, indicators)
	}
	r.entry, r.code = "", ""
	check("unscored", set.Unscored, indicators)
}

// checkName notes a name that is missing in Vietnamese, is in a language that nobody is spoken to in, or does not fit a phone; short is nil for
// what has no short name. Where English is left out the Vietnamese stands.
func (r *reader) checkName(name, short scoring.Words) {
	r.checkLanguages("name", name)
	if short == nil {
		return
	}
	r.checkLanguages("short", short)
	for _, language := range slices.Sorted(maps.Keys(short)) {
		if utf8.RuneCountInString(short[language]) > shortest {
			r.note("short."+language, TooLong, short[language], strconv.Itoa(shortest))
		}
	}
}

func (r *reader) checkLanguages(key string, words scoring.Words) {
	r.require(key+".vi", words["vi"])
	for _, language := range slices.Sorted(maps.Keys(words)) {
		if language != "vi" && language != "en" {
			r.note(key+"."+language, UnknownKey, "")
		}
	}
}
