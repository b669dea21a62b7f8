package audit

import (
	"context"
	"slices"
	"strconv"

	"motcua/bot/chat"
	"motcua/bot/chat/targets"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/names"
	"motcua/scoring/people"
)

// teller puts the entries of the audit log into words. People are told by role and number: no id is shown.
type teller struct {
	words locales.Printer
	all   people.Directory
	units *names.Index
	rules func(id string) (*scoring.RuleSet, error)
}

func newTeller(ctx context.Context, q *chat.Question, desk *chat.Desk, store Directory) (teller, error) {
	t := teller{words: q.Renderer.Words, rules: desk.RuleSet}
	var err error
	if t.all, err = store.Directory(ctx); err != nil {
		return t, err
	}
	t.units, err = desk.Store.Index(ctx)
	return t, err
}

// Who names somebody who did something, by role and number, for what other rooms show.
func Who(desk *chat.Desk, store Directory) func(ctx context.Context, q *chat.Question, person int64) (string, error) {
	return func(ctx context.Context, q *chat.Question, person int64) (string, error) {
		t, err := newTeller(ctx, q, desk, store)
		if err != nil {
			return "", err
		}
		return t.personWords(t.numberOf(person)), nil
	}
}

// numberOf is the number of somebody who holds a role; 0 when they hold none.
func (t teller) numberOf(person int64) int {
	if person == 0 {
		return people.CommandLine
	}
	for _, r := range t.all {
		if r.ID == person {
			return r.Number
		}
	}
	return 0
}

// personWords are somebody by their number: the first of their roles, the unit that they hold it for, and the number.
func (t teller) personWords(number int) string {
	r, known := t.all.ByNumber(number)
	switch {
	case number == people.CommandLine:
		return t.words.Text("actor.server")
	case number == 0:
		return t.words.Text("warnings.somebody")
	case !known:
		return t.words.Text("actor.numbered", "role", t.words.Text("warnings.somebody"), "number", strconv.Itoa(number))
	}
	grant := r.Grants[0]
	role := t.words.Text("role." + string(grant.Role))
	if grant.Unit != "" {
		role = t.words.Text("role.of_unit", "role", role, "unit", t.unitName(grant.Unit))
	}
	if r.Label != "" {
		return t.words.Text("actor.labelled", "role", role, "number", strconv.Itoa(number), "label", r.Label)
	}
	return t.words.Text("actor.numbered", "role", role, "number", strconv.Itoa(number))
}

// unitName is a unit's name, or its code when it has left the register.
func (t teller) unitName(code string) string {
	if u, known := t.units.ByCode(code); known {
		return chat.UnitName(u.Name)
	}
	return code
}

// aboutWords are what an entry is about, part by part. The unit of a dossier is told by its code.
func (t teller) aboutWords(e people.Entry) []string {
	d := e.Details
	var whom, number, unit, after string
	if e.Whom != 0 && e.Whom != e.By { // who did it is told already
		whom = t.personWords(e.Whom)
	}
	if e.Reference != 0 {
		number = t.words.Text("log.number", "number", strconv.FormatInt(e.Reference, 10))
	}
	if e.Unit != "" && d.Dossier == "" {
		unit = t.unitName(e.Unit)
	}
	if e.UnitAfter != "" {
		after = t.unitName(e.UnitAfter)
	}
	rules := d.Rules
	if d.Indicator != "" { // which names them
		rules = ""
	}
	parts := []string{
		number, whom, t.roleWords(d.Role), t.kindWords(d.Kind), d.Dossier, t.indicatorWords(d), t.shareWords(d.Share), t.pointsWords(d.Points), d.Field, d.Meaning, d.Setting, rules,
		unit, after, t.monthWords(e.Month), numberWords(int64(d.Closing)), numberWords(int64(d.Reminded)), countWords(d.Grants), countWords(d.Invitations), d.CopiedAt,
	}
	return slices.DeleteFunc(parts, func(part string) bool { return part == "" })
}

func (t teller) roleWords(r people.Role) string {
	if !slices.Contains(people.Roles(), r) {
		return ""
	}
	return t.words.Text("role." + string(r))
}

func (t teller) kindWords(kind string) string {
	if !slices.Contains([]table.Kind{table.Register, table.Dossiers, table.Counts, table.Appendix}, table.Kind(kind)) {
		return ""
	}
	return t.words.Text("cli.kind." + kind)
}

// indicatorWords name an indicator as screens do, with the decision's number for it; by its code where its rules are not known.
func (t teller) indicatorWords(d people.Details) string {
	rules, err := t.rules(d.Rules)
	if err != nil {
		return d.Indicator
	}
	ind, known := rules.Indicator(d.Indicator)
	switch {
	case !known:
		return d.Indicator
	case ind.Code[0] < '0' || ind.Code[0] > '9': // a code that is ours
		return ind.Short.In(t.words.Language())
	}
	return t.words.Text("log.indicator", "indicator", ind.Short.In(t.words.Language()), "code", ind.Code)
}

func (t teller) shareWords(fraction string) string {
	share, err := scoring.ParseFraction(fraction)
	if err != nil {
		return ""
	}
	return targets.Share(t.words, share)
}

func (t teller) pointsWords(fraction string) string {
	points, err := scoring.ParseFraction(fraction)
	if err != nil {
		return ""
	}
	return t.words.Text("log.points", "points", t.words.Signed(points.Cut(2)))
}

func (t teller) monthWords(month string) string {
	if month == "" {
		return ""
	}
	return t.words.ShortTerm(month)
}

// numberWords are a number that is never 0.
func numberWords(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

// countWords are how many were handed over, which may be none.
func countWords(n *int64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(*n, 10)
}
