package scoring

import (
	"cmp"
	"slices"
	"strings"
)

// Words is a name in each language it is known in, by language code: {"vi": "Tốt", "en": "Good"}.
type Words map[string]string

// In is the name in the language, else in Vietnamese.
func (w Words) In(language string) string { return cmp.Or(w[language], w["vi"]) }

// RuleSet is a decision's list of indicators with their maxima, formulas, grades and default targets.
// It is data (see package rulesets), valid when it comes from there, and must not be changed.
type RuleSet struct {
	Code      string // "dien-bien-459"
	Edition   string // tells the versions of a code apart, in their order: "2026-06"; "" where there is one
	Extends   string // ID of the set from which it has all that it does not say itself; "" for none
	Root      string // code of the set at the bottom of what it extends, for which its counts are entered; "" for none
	Decision  string // "459/QĐ-UBND ngày 24/3/2023 của UBND tỉnh Điện Biên"
	About     string // what the decision does, behind its number in a sentence: "phê duyệt Bộ chỉ số …"; "" for the usual words
	Ground    string // the decision of the set at the bottom of what it extends, with what that does; "" for none
	Source    string // where the figures and the way of counting come from
	ValidFrom Month
	DateOnly  bool // on time is judged by dates alone, not to the minute
	// Alone says that counts of any indicator may be entered, and that a unit is scored from entered counts alone, without dossiers.
	Alone      bool
	Converted  bool       // the points are converted to 100 by the maxima of what is assessed; else they are the score
	Decimals   int        // with how many decimals points are shown, at least
	Apart      [][]string // kinds of unit, by the register's words: each list is ranked by itself; nil: all are ranked together
	Groups     []Group
	Indicators []Indicator // in the order of the decision's appendix
	Unscored   []string    // codes that sources have beside those of indicators, and that earn nothing: "2.2", "PETITION_*" for all that begin so
	Grades     []Grade     // from the best down; the last has Min 0
}

// Group is a heading under which indicators stand together.
type Group struct {
	Code  string
	Names []string // other codes that tables of its points have: "CLGQ"
	Name  Words
	Short Words // at most 24 characters, for a phone
}

// Grade is a classification of the score: this grade at Min points or more.
type Grade struct {
	Code  string // "xuat-sac"
	Name  Words
	Min   Fraction
	Below Fraction // where the next better grade begins: all scores of this one are below it; 0 for the best
}

// Indicator is one entry of a rule set.
type Indicator struct {
	Code    string
	Names   []string // other codes that sources of its counts have: "PUBLISH_ON_TIME"
	Group   string   // code of its group
	Name    Words
	Short   Words // at most 24 characters, for a phone
	Max     Fraction
	Formula Formula
	Cap     Fraction // the ratio that earns the maximum, for Capped; in (0, 1]
	Steps   []Step   // for Stepped: from the highest ratio down; the last begins at 0
	Points  Fraction // for Constant: what everybody earns
	Round   int      // to how many decimals its points are rounded half up before they are added; 0: they stay exact
	Empty   Policy   // what a denominator of 0 means
	Absent  Policy   // what it means that there is no tally at all: Exclude, Zero or Full
	Parent  string   // for Inherit: the indicator whose share is taken
	Counts  Counts   // where its tally comes from
	Common  bool     // its counts are the same for all units, and entered once for the authority
	Shares  string   // the indicator whose tally it takes where it has none of its own; "" for none
	Over    Over     // how counts that were entered for months give those of a quarter or a year
	Less    string   // the entered count that is taken from the numerator of a shared tally; "" for none
	Target  Fraction // default target as a share of the maximum
	Aimed   bool     // whether it has a target at all
}

// SameForAll says that all units earn the same of it, whatever they do: nobody is praised for it, and nobody warned of it.
func (i Indicator) SameForAll() bool { return i.Common || i.Formula == Constant }

// IsMerit says whether a unit that earns the maximum has done something for it: it is not the same for all, nor all of it as soon as there
// is one dossier.
func (i Indicator) IsMerit() bool { return !i.SameForAll() && i.Counts != Received }

// Step is a number of points earned by a ratio of From or more.
type Step struct{ From, Points Fraction }

// Formula is how a tally becomes points.
type Formula string

// The formulas. Proportional: max × numerator / denominator. Capped: min(max, max × ratio / cap). Stepped: the points of the first
// step that the ratio reaches. Constant: the same points whatever is counted.
const (
	Proportional Formula = "proportional"
	Capped       Formula = "capped"
	Stepped      Formula = "steps"
	Constant     Formula = "constant"
)

// Policy is what a denominator of 0, or no tally at all, means.
type Policy string

// The policies: Exclude: not assessed. Full: the maximum. Zero: no points. Inherit: the parent's share of its maximum.
const (
	Exclude Policy = "exclude"
	Full    Policy = "full"
	Zero    Policy = "zero"
	Inherit Policy = "inherit"
)

// ID names the rule set and its edition: "dien-bien-459", "quoc-gia-766@2026-06".
func (r *RuleSet) ID() string {
	if r.Edition == "" {
		return r.Code
	}
	return r.Code + "@" + r.Edition
}

// EnteredFor is the code of the set for which counts are entered: its own, or that of the set which it extends.
func (r *RuleSet) EnteredFor() string { return cmp.Or(r.Root, r.Code) }

// Indicator finds an indicator by its code.
func (r *RuleSet) Indicator(code string) (Indicator, bool) {
	i := slices.IndexFunc(r.Indicators, func(i Indicator) bool { return i.Code == code })
	if i < 0 {
		return Indicator{}, false
	}
	return r.Indicators[i], true
}

// UnscoredAs is the entry of Unscored by which a code is known; "" for none.
func (r *RuleSet) UnscoredAs(code string) string {
	code = strings.ToUpper(code)
	for _, known := range r.Unscored {
		begin, many := strings.CutSuffix(strings.ToUpper(known), "*")
		if code == begin || many && strings.HasPrefix(code, begin) {
			return known
		}
	}
	return ""
}

// Members are the indicators of a group, in order. They are the rule set's own, and must not be changed.
func (r *RuleSet) Members(group string) []Indicator {
	from, to, members := 0, 0, 0 // the first member, and behind the last one
	for i := range r.Indicators {
		if r.Indicators[i].Group != group {
			continue
		}
		if members++; members == 1 {
			from = i
		}
		to = i + 1
	}
	if to-from == members { // they stand together
		return r.Indicators[from:to:to]
	}
	return slices.DeleteFunc(slices.Clone(r.Indicators), func(i Indicator) bool { return i.Group != group })
}

// MostOf is the sum of the maxima of a group.
func (r *RuleSet) MostOf(group string) Fraction { return most(r.Members(group)) }

// Most is the sum of all maxima.
func (r *RuleSet) Most() Fraction { return most(r.Indicators) }

func most(indicators []Indicator) (sum Fraction) {
	for i := range indicators {
		sum = sum.Add(indicators[i].Max)
	}
	return sum
}

// manyIndicators is from how many indicators on these are shown by their groups first.
const manyIndicators = 13

// ByGroup says whether there are so many indicators that they are shown by their groups first, on phones and in pictures.
func (r *RuleSet) ByGroup() bool { return len(r.Indicators) >= manyIndicators }

// MaxScore is the highest score that there is: 100 where points are converted, else the sum of the maxima.
func (r *RuleSet) MaxScore() Fraction {
	if r.Converted {
		return Int(100)
	}
	return r.Most()
}

// GradeOf is the grade of a score.
func (r *RuleSet) GradeOf(score Fraction) Grade {
	for _, g := range r.Grades {
		if score.Cmp(g.Min) >= 0 {
			return g
		}
	}
	return r.Grades[len(r.Grades)-1]
}
