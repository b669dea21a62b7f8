package rulesets

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"motcua/scoring"
)

// Finder finds a rule set by its ID.
type Finder func(id string) (*scoring.RuleSet, bool)

// Parse reads one rule set and checks it. What is wrong with it is Mistakes, all of them that can be told at once. The set that it extends
// is looked for with find; nil finds none.
func Parse(raw []byte, find Finder) (*scoring.RuleSet, error) {
	doc, err := decode(raw)
	if err != nil {
		return nil, err
	}
	r := &reader{lines: linesOf(raw)}
	var set *scoring.RuleSet
	if doc.Extends != "" {
		set = r.extension(doc, find)
	} else {
		set = r.ruleSet(doc)
		r.check(set)
	}
	r.checkApart(doc.Apart)
	if len(r.wrong) > 0 {
		slices.SortStableFunc(r.wrong, func(a, b Mistake) int { return a.Line - b.Line })
		return nil, r.wrong
	}
	return set, nil
}

// reader turns a document into a rule set and collects what is wrong.
type reader struct {
	lines lines
	entry string // "indicators.2", whose keys are read; "" for the document's own
	code  string // of the entry
	wrong Mistakes
}

// enter says which entry is read from here on.
func (r *reader) enter(list string, i int, code string) {
	r.entry, r.code = list+"."+strconv.Itoa(i), code
}

// note notes that a key of the entry is wrong.
func (r *reader) note(key string, problem Problem, value string, allowed ...string) {
	m := Mistake{Line: r.lines.lineOf(r.entry, key), Key: key, Problem: problem, Value: value, Allowed: allowed}
	if list, number, found := strings.Cut(r.entry, "."); found {
		n, _ := strconv.Atoi(number)
		m.Entry = nameEntry(list, n, r.code)
	}
	// A key that is wrong in itself is wrong in what it leads to, too.
	if !slices.ContainsFunc(r.wrong, func(w Mistake) bool { return w.Line == m.Line && w.Entry == m.Entry && w.Key == m.Key }) {
		r.wrong = append(r.wrong, m)
	}
}

func (r *reader) ruleSet(doc document) *scoring.RuleSet {
	set := &scoring.RuleSet{Alone: doc.Alone, Unscored: doc.Unscored, Decimals: 1, Converted: true}
	r.head(set, doc)
	set.DateOnly = r.wordAmong("compare", doc.Compare, "minute", "minute", "date") == "date"
	if doc.Convert != nil {
		set.Converted = *doc.Convert
	}
	set.Decimals = r.wholeNumber("decimals", doc.Decimals, 1, 1, 4)
	round := r.wholeNumber("round", doc.Round, 0, 0, 4)
	absent := r.wordAmong("absent", doc.Absent, string(scoring.Exclude), exclude, zero, full)
	for i, g := range doc.Groups {
		r.enter("groups", i, g.Code)
		r.checkName(g.Name, g.Short)
		set.Groups = append(set.Groups, scoring.Group(g))
	}
	for i, in := range doc.Entries {
		r.enter("indicators", i, in.Code)
		set.Indicators = append(set.Indicators, r.indicator(in, round, absent))
	}
	set.Grades = r.grades(doc.Grades)
	r.entry, r.code = "", ""
	return set
}

// head reads what each file has of its own: what the set is called, and where it is from.
func (r *reader) head(set *scoring.RuleSet, doc document) {
	set.Code, set.Edition, set.Decision, set.About, set.Source = doc.Code, doc.Edition, doc.Decision, doc.About, doc.Source
	r.require("code", doc.Code)
	r.require("decision", doc.Decision)
	if r.require("valid_from", doc.ValidFrom) {
		month, err := scoring.ParseMonth(doc.ValidFrom)
		if err != nil {
			r.note("valid_from", WrongType, doc.ValidFrom, "2026-07")
		}
		set.ValidFrom = month
	}
	if doc.Apart != nil {
		set.Apart = nil
	}
	for _, words := range doc.Apart {
		var kinds []string
		for _, word := range words {
			kinds = append(kinds, scoring.Kind(norm.NFC.String(word)))
		}
		set.Apart = append(set.Apart, kinds)
	}
}

func (r *reader) grades(entries []grade) (all []scoring.Grade) {
	for i, g := range entries {
		r.enter("grades", i, g.Code)
		grade := scoring.Grade{Code: g.Code, Name: g.Name, Min: r.number("min", g.Min)}
		r.checkName(g.Name, nil)
		if i > 0 {
			grade.Below = all[i-1].Min
		}
		all = append(all, grade)
	}
	return all
}

// The words of policies.
const (
	exclude = string(scoring.Exclude)
	zero    = string(scoring.Zero)
	full    = string(scoring.Full)
	inherit = string(scoring.Inherit)
)

// indicator reads one entry; round and absent are what the document says of all.
func (r *reader) indicator(in indicator, round int, absent string) scoring.Indicator {
	ind := scoring.Indicator{
		Code: in.Code, Names: in.Names, Group: in.Group, Name: in.Name, Short: in.Short, Parent: in.Parent, Shares: in.Shares, Less: in.Less,
		Max:     r.number("max", in.Max),
		Formula: scoring.Formula(r.wordAmong("formula", in.Formula, string(scoring.Proportional), words(formulas)...)),
		Round:   r.wholeNumber("round", in.Round, round, 0, 4),
		Empty:   scoring.Policy(r.wordAmong("empty", in.Empty, "", exclude, zero, full, inherit)),
		Absent:  scoring.Policy(r.wordAmong("absent", in.Absent, absent, exclude, zero, full)),
		Counts:  scoring.Counts(r.wordAmong("counts", in.Counts, "", words(sources)...)),
		Over:    scoring.Over(r.wordAmong("over", in.Over, string(scoring.OverSum), words(overs)...)),
		Common:  r.wordAmong("of", in.Of, "unit", "unit", "authority") == "authority",
	}
	r.checkName(in.Name, in.Short)
	if in.Cap != nil {
		ind.Cap = r.number("cap", in.Cap)
	}
	if ind.Points = ind.Max; in.Points != nil {
		ind.Points = r.number("points", in.Points)
	}
	if ind.Aimed = in.Target != nil; ind.Aimed {
		ind.Target = r.number("target", in.Target)
	}
	for _, s := range in.Steps {
		ind.Steps = append(ind.Steps, scoring.Step{From: r.number("steps", s.From), Points: r.number("steps", s.Points)})
	}
	return ind
}

// require notes a text that is missing.
func (r *reader) require(key, value string) bool {
	if value == "" {
		r.note(key, Missing, "")
	}
	return value != ""
}

// wordAmong is one of some words; without one the usual one. "" for usual says that it must be given.
func (r *reader) wordAmong(key, value, usual string, allowed ...string) string {
	if value == "" && usual != "" {
		return usual
	}
	if r.require(key, value) && !slices.Contains(allowed, value) {
		r.note(key, NotAmong, value, allowed...)
	}
	return value
}

// wholeNumber is a whole number between two bounds; without one the usual one.
func (r *reader) wholeNumber(key string, value any, usual, least, most int) int {
	if value == nil {
		return usual
	}
	n, whole := value.(int64)
	if !whole || n < int64(least) || n > int64(most) {
		r.note(key, OutOfRange, fmt.Sprint(value), strconv.Itoa(least), strconv.Itoa(most))
		return usual
	}
	return int(n)
}

// number reads "19/20", "2.5", "80%" or a number of TOML.
func (r *reader) number(key string, value any) scoring.Fraction {
	var text string
	switch v := value.(type) {
	case nil:
		r.note(key, Missing, "")
		return scoring.Fraction{}
	case string:
		text = strings.TrimSpace(v)
	case float64:
		text = strconv.FormatFloat(v, 'f', -1, 64) // the shortest that is the same number: what was written
	default:
		text = fmt.Sprint(v)
	}
	share, percent := strings.CutSuffix(text, "%")
	f, err := scoring.ParseFraction(strings.TrimSpace(share))
	if err != nil {
		r.note(key, NoNumber, text)
	}
	if percent {
		f = f.Quo(scoring.Int(100))
	}
	return f
}

func words[T ~string](all []T) []string {
	texts := make([]string, len(all))
	for i, w := range all {
		texts[i] = string(w)
	}
	return texts
}
