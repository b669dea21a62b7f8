package locales

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

func load(t *testing.T) *Catalogue {
	t.Helper()
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var placeholder = regexp.MustCompile(`\{([a-z_]+)\}`)

func placeholders(text string) []string {
	var names []string
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func TestEveryLanguageHasEverySentenceWithTheSamePlaceholders(t *testing.T) {
	c := load(t)
	own := c.languages[Default]
	for language, sentences := range c.languages {
		for key, s := range sentences {
			if _, ok := own[key]; !ok {
				t.Errorf("%s has the sentence %s, %s does not", language, key, Default)
			}
			if s.one != "" && !slices.Equal(placeholders(s.one), placeholders(s.other)) {
				t.Errorf("%s, %s: its two forms have different placeholders", language, key)
			}
			if strings.ContainsAny(placeholder.ReplaceAllString(s.one+s.other, ""), "{}<>") {
				t.Errorf("%s, %s: a brace or an angle bracket stands where none may", language, key)
			}
		}
		for key, s := range own {
			there, ok := sentences[key]
			if !ok {
				t.Errorf("%s has no sentence %s", language, key)
			} else if !slices.Equal(placeholders(s.other), placeholders(there.other)) {
				t.Errorf("%s: %s has the placeholders %v, %s has %v", key, Default, placeholders(s.other), language, placeholders(there.other))
			}
		}
	}
	for key, s := range own {
		if s.one != "" {
			t.Errorf("%s: Vietnamese has one form only", key)
		}
	}
	if len(own) < 100 {
		t.Errorf("only %d sentences were read", len(own))
	}
}

// composed are the beginnings of keys that are put together while running, with what may follow.
func composed(t *testing.T) map[string][]string {
	return map[string][]string{
		"advice.act.":       {"digitise", "issue", "pay", "finish", "clear"},
		"advice.short.":     {"digitise", "issue", "pay", "finish", "clear", "file"},
		"advice.case.":      {"digitise", "issue", "pay", "finish", "clear", "file"},
		"aside.":            {"file", "button", "message"},
		"span.":             {"month", "quarter", "year"},
		"trend.title.":      {"month", "quarter", "year"},
		"trend.by.":         {"month", "quarter", "year"},
		"picture.trend.":    {"month", "quarter", "year"},
		"picture.missing.":  {"month", "quarter", "year"},
		"file.":             constants(t, "../scoring/export/sheet/problem.go", "Problem"),
		"lacking.":          constants(t, "../scoring/export/dossier/lacking.go", "Lack"),
		"row.":              constants(t, "../scoring/export/sheet/problem.go", "Reason"),
		"reading.":          slices.DeleteFunc(constants(t, "../scoring/export/dossier/reading.go", "NoteKind"), func(k string) bool { return k == "unknown" }), // that is by field
		"meaning.":          meanings(),
		"unknown.":          {"status", "channel", "fee", "payment", "digitised", "e-result", "finished", "reused", "personal-store", "verified"},
		"role.":             constants(t, "../scoring/people/people.go", "Role"),
		"source.":           constants(t, "../scoring/counts.go", "Counts"),
		"numerator.":        constants(t, "../scoring/counts.go", "Counts"),
		"denominator.":      constants(t, "../scoring/counts.go", "Counts"),
		"gap.":              nil, // of the counts, and of a dossier
		"notice.":           {"breach", "further", "reminder", "escalated", "recovered", "withdrawn"},
		"help.group.":       {"today", "months", "figures", "people", "settings"},
		"notice_units.":     {"breach", "further", "reminder", "escalated", "recovered", "withdrawn"},
		"letter.name.":      constants(t, "../bot/document/letterhead.go", "Setting"),
		"letter.ask.":       constants(t, "../bot/document/letterhead.go", "Setting"),
		"unreached_role.":   constants(t, "../scoring/people/people.go", "Role"),
		"dispute_reason.":   slices.DeleteFunc(constants(t, "../scoring/dispute.go", "DisputeReason"), func(r string) bool { return r == "other" }), // that is in words
		"dispute_state.":    constants(t, "../scoring/dispute.go", "DisputeState"),
		"role_button.":      constants(t, "../scoring/people/people.go", "Role"),
		"role_short.":       constants(t, "../scoring/people/people.go", "Role"),
		"people_list.":      {"all", "office", "gone", "none", "merged"},
		"invite_sheet.":     {"all", "lack"},
		"invite_state.":     {"used", "expired", "revoked"},
		"rules.":            constants(t, "../scoring/rulesets/mistakes.go", "Problem"),
		"rule.":             {"proportional", "capped"},
		"formula.":          {"proportional", "capped"},
		"empty.":            constants(t, "../scoring/ruleset.go", "Policy"),
		"cli.rules.empty.":  constants(t, "../scoring/ruleset.go", "Policy"),
		"cli.rules.absent.": {"exclude", "zero", "full"}, // nothing is inherited where nothing was counted
		"compare.kind.":     constants(t, "../scoring/compare/kinds.go", "Kind"),
		"compare.verdict.":  constants(t, "../scoring/compare/report.go", "Verdict"),
		"compare.column.":   constants(t, "../scoring/export/dossier/lacking.go", "Lack"),
		"action.":           constants(t, "../storage/audit/audit.go", "Action"),
		"closing_state.":    {"moved", "already", "not-over", "no-cards", "none-full", "no-rules"},
		"lists.":            {"handled", "received", "resolved"},
		"lists_button.":     {"handled", "received", "resolved"},
		"cli.kind.":         constants(t, "../scoring/export/table/kinds.go", "Kind"),
		"cli.restored.":     constants(t, "../storage/upkeep/restored.go", "Became"),
		"threshold.name.":   scoring.ThresholdKeys(),
		"threshold.short.":  scoring.ThresholdKeys(),
		"dossier.":          nil, // of what is known of one, and of where it stands
		"template_sheet.":   {"units", "counts"},
		"template_title.":   {"units", "counts"},
		"demo.":             nil, // the words of the demo's page

		"broadcast_role.":    constants(t, "../scoring/people/people.go", "Role"),
		"broadcast_state.":   constants(t, "../scoring/broadcast/broadcast.go", "State"),
		"broadcast_outcome.": constants(t, "../scoring/broadcast/outcome.go", "Outcome"),
	}
}

// meanings are the meanings of words; of statuses and channels, which are numbers, with the field.
func meanings() (all []string) {
	for _, field := range dossier.WordFields() {
		for _, m := range dossier.Meanings(field) {
			if m[0] <= '9' {
				m = field + "-" + m
			}
			all = append(all, m)
		}
	}
	return all
}

// constants are the values of the string constants of a type.
func constants(t *testing.T, path, named string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); ok && name.Name == named {
			if literal, ok := spec.Values[0].(*ast.BasicLit); ok {
				value, _ := strconv.Unquote(literal.Value)
				values = append(values, value)
			}
		}
		return true
	})
	if len(values) < 3 {
		t.Fatalf("%s: only %d constants of %s were found", path, len(values), named)
	}
	return values
}

// literals are the string literals of the module's Go files outside tests, and what tags have as help.
func literals(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if entry.Name() == ".git" || entry.Name() == "testdata" {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				if text, err := strconv.Unquote(literal.Value); err == nil {
					found[text] = true
					found[reflect.StructTag(text).Get("help")] = true // of a command or flag
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestEverySentenceIsUsed(t *testing.T) {
	written, prefixes := literals(t), composed(t)
	for key := range load(t).languages[Default] {
		used := written[key]
		for prefix, rest := range prefixes {
			end, ok := strings.CutPrefix(key, prefix)
			used = used || ok && written[prefix] && (rest == nil && written[end] || slices.Contains(rest, end))
			// The sentences about files and rows are the contract of the rooms that refuse them.
			used = used || ok && (prefix == "file." || prefix == "row." || prefix == "reading." || prefix == "unknown.") && slices.Contains(rest, end)
		}
		if !used {
			t.Errorf("nothing says %s", key)
		}
	}
}

func TestEveryKeyAskedForExists(t *testing.T) {
	sentences := load(t).languages[Default]
	sections := map[string]bool{}
	for key := range sentences {
		section, _, _ := strings.Cut(key, ".")
		sections[section] = true
	}
	key := regexp.MustCompile(`^[a-z]+(\.[a-z_-]+)+$`)
	prefixes := composed(t)
	for text := range literals(t) {
		section, rest, _ := strings.Cut(text, ".")
		if sections[section] && key.MatchString(text) && !slices.Contains([]string{"toml", "go", "db", "csv", "xlsx"}, rest) {
			if _, ok := sentences[text]; !ok {
				t.Errorf("the program asks for %q, which is in no catalogue", text)
			}
		}
	}
	for prefix, rest := range prefixes {
		for _, end := range rest {
			if _, ok := sentences[prefix+end]; !ok {
				t.Errorf("%q is in no catalogue", prefix+end)
			}
		}
	}
}

func TestPluralFollowsTheCount(t *testing.T) {
	c := load(t)
	for _, want := range []struct {
		language string
		n        int
		text     string
	}{
		{"vi", 0, "Quá hạn chưa giải quyết: 0 hồ sơ"}, {"vi", 1, "Quá hạn chưa giải quyết: 1 hồ sơ"}, {"vi", 1200, "Quá hạn chưa giải quyết: 1.200 hồ sơ"},
		{"en", 0, "Overdue and open: 0 dossiers"}, {"en", 1, "Overdue and open: 1 dossier"}, {"en", 2, "Overdue and open: 2 dossiers"}, {"en", 1200, "Overdue and open: 1,200 dossiers"},
	} {
		got, err := c.Printer(want.language).Render("overdue.title", "n", want.n)
		if err != nil || got != want.text {
			t.Errorf("%s, %d: got %q, %v", want.language, want.n, got, err)
		}
	}
}

func TestMissingSentenceIsSeen(t *testing.T) {
	p := load(t).Printer("vi")
	for _, c := range []struct {
		says string
		key  string
		args []any
		want string
	}{
		{"a key that is not there is written as the key", "no.such", nil, "no.such"},
		{"a placeholder without a value stays", "cli.no_scores", nil, "chưa có điểm của tháng {month}"},
		{"arguments that are not pairs fill nothing", "cli.no_scores", []any{"month"}, "chưa có điểm của tháng {month}"},
		{"nor do names that are not text", "cli.no_scores", []any{1, 2}, "chưa có điểm của tháng {month}"},
	} {
		got, err := p.Render(c.key, c.args...)
		if err == nil || got != c.want || p.Text(c.key, c.args...) != c.want {
			t.Errorf("%s: got %q, %v", c.says, got, err)
		}
	}
	if got := p.Text("cli.no_scores", "month", "{month}{x}"); got != "chưa có điểm của tháng {month}{x}" {
		t.Errorf("a value is looked into: %q", got)
	}
	if got := (Printer{}).Text("list.last"); got != "list.last" {
		t.Errorf("the zero printer writes %q", got)
	}
}

func TestNumbersDatesAndListsInWords(t *testing.T) {
	c := load(t)
	vi, en := c.Printer("vi"), c.Printer("en")
	at := time.Date(2024, 6, 30, 17, 0, 0, 0, time.UTC)
	for _, pair := range [][2]string{
		{vi.Tenths(877), "87,7"}, {en.Tenths(877), "87.7"}, {vi.Tenths(850), "85"}, {vi.Tenths(0), "0"}, {vi.Tenths(5), "0,5"}, {vi.Tenths(-5), "-0,5"},
		{vi.Number(3321), "3.321"}, {en.Number(3321), "3,321"}, {vi.Number(999), "999"}, {vi.Number(-1000000), "-1.000.000"}, {vi.Number(-100), "-100"},
		{vi.DateTime(at), "17:00 ngày 30/6/2024"}, {vi.ShortDateTime(at), "17:00 ngày 30/6"}, {vi.Date(at), "30/6/2024"},
		{en.DateTime(at), "17:00 30/06/2024"}, {en.ShortDateTime(at), "17:00 30/06"}, {en.Date(at), "30/06/2024"}, {vi.Date(at.AddDate(0, 0, 1)), "01/7/2024"},
		{vi.ShortDate(at.AddDate(0, -4, 5)), "06/3"}, {vi.ShortDate(at.AddDate(0, -5, 0)), "30/01"}, {vi.ShortDate(at.AddDate(0, -4, -2)), "28/02"}, {vi.ShortDate(at.AddDate(0, 5, 0)), "30/11"},
		{vi.Month("2024-06"), "tháng 6/2024"}, {en.Month("2024-06"), "June 2024"}, {vi.ShortMonth("2024-06"), "6/2024"}, {vi.Month("x"), "x"}, {vi.ShortMonth("x"), "x"},
		{vi.List(nil), ""}, {vi.List([]string{"a"}), "a"}, {vi.List([]string{"a", "b", "c"}), "a, b và c"}, {en.List([]string{"a", "b"}), "a and b"},
		{c.Printer("xx").Language(), "vi"}, {Match("en-GB"), "en"}, {Match("EN"), "en"}, {Match("eo"), "vi"}, {Match("enx"), "vi"}, {Match(""), "vi"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("got %q, want %q", pair[0], pair[1])
		}
	}
}

func TestFaultyCatalogueIsRefused(t *testing.T) {
	for says, raw := range map[string]string{
		"an empty sentence":           `a = ""`,
		"a number":                    `a = 1`,
		"a count without one":         `a = { other = "x" }`,
		"a count with a third form":   `a = { one = "x", other = "y", few = "z" }`,
		"what is not TOML":            `a = `,
		"the same sentence two times": "a = 'x'\na = 'y'",
	} {
		if got, err := parse([]byte(raw)); err == nil {
			t.Errorf("%s is read as %v", says, slices.Collect(maps.Keys(got)))
		}
	}
}
