package rooms

import (
	"database/sql/driver"
	"errors"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"motcua/storage"
	"motcua/storage/months"
	"motcua/storage/staging"
)

// lists are the questions whose answer is a whole table of bounded size, or its newest rows.
var lists = []string{"allUnits", "allUnitNames", "peopleWithGrants", "latestImports", "importsOfKinds", "schemaVersionOf", "allTargets",
	"officersToRemind", "chairsReached", "directory", "allSettings", "allLayouts", "allWords", "ownRules", "latestBroadcasts", "unsettledBroadcasts", "corrections", "dataTimesOfUnits", "everyHolder", "allProcedures", "dossierBefore", "dossierAdded"}

// walks are the steps that may walk an index: the register of units as the outer side of a join (3,321 in the
// country), and the partial indexes that hold nothing but the answer.
var walks = []string{
	"SCAN u USING COVERING INDEX sqlite_autoindex_units_1", "SCAN u", "SCAN h USING COVERING INDEX holders_of",
	"SCAN i USING INDEX inbox_unfinished", "SCAN i USING INDEX inbox_aside", "SCAN deaths USING INDEX deaths_retry",
	"SCAN inbox USING INDEX inbox_unfinished", "SCAN inbox USING COVERING INDEX inbox_unfinished", "SCAN inbox USING INDEX inbox_aside", "SCAN inbox USING COVERING INDEX inbox_aside",
	"SCAN json_each VIRTUAL TABLE INDEX 1:",   // the persons left out
	"SCAN d USING INDEX dossiers_waiting",     // what nobody has accepted yet
	"SCAN o USING COVERING INDEX outbox_next", // up to the first that nobody's day off holds back
	"SCAN k", // values found one by one in an index
}

// Every question of the read pool is answered from an index, whatever the size of the store.
func TestNoQuestionScansATable(t *testing.T) {
	questions := questions(t)
	if len(questions) < 25 {
		t.Fatalf("only %d questions were found: %v", len(questions), slices.Sorted(maps.Keys(questions)))
	}
	s := openStore(t)
	for name, text := range questions {
		plan := explainPlan(t, s, text)
		for _, step := range plan {
			if strings.HasPrefix(step, "SCAN") && !slices.Contains(walks, step) && !slices.Contains(lists, name) && !derived(step) {
				t.Errorf("%s scans a table: %q\n%s", name, step, strings.Join(plan, "\n"))
			}
		}
	}
}

// What is missing in a tally, and what comes due, is found in an index alone.
func TestDossiersAreChosenFromIndexesAlone(t *testing.T) {
	s := openStore(t)
	questions := questions(t)
	for _, name := range []string{"missingReceived", "missingResolved", "missingOnTime", "missingHandled", "dueBetweenCount", "heldByUnit", "heldByAll"} {
		found := 0
		for _, step := range explainPlan(t, s, questions[name]) {
			if strings.Contains(step, " d ") {
				found++
				if !strings.Contains(step, "SEARCH d USING COVERING INDEX") {
					t.Errorf("%s has the step %q", name, step)
				}
			}
		}
		if found == 0 {
			t.Errorf("%s reads no dossiers", name)
		}
	}
	plan := strings.Join(explainPlan(t, s, questions["dueBetween"]), "\n")
	if !strings.Contains(plan, "SEARCH d USING INDEX dossiers_open (unit=? AND due>? AND due<?)") {
		t.Errorf("dossiers that come due are read as\n%s", plan)
	}
}

// A tally reads its part of each index, and nothing of the table.
func TestTalliesAreCountedFromIndexesAlone(t *testing.T) {
	s := openStore(t)
	for _, question := range []string{months.Tallied, months.Handled} {
		err := s.Write(t.Context(), "explain a tally", func(tx *storage.Tx) error {
			return staging.EachRow(t.Context(), tx.Conn, `EXPLAIN QUERY PLAN `+question, ones(parameters(question)), func(row []driver.Value) error {
				step, _ := row[3].(string)
				if strings.Contains(step, " d ") && !strings.Contains(step, "SEARCH d USING COVERING INDEX") {
					t.Errorf("the tally has the step %q", step)
				}
				return nil
			})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func ones(n int) []driver.NamedValue {
	var args []driver.NamedValue
	for i := range n {
		args = append(args, driver.NamedValue{Ordinal: i + 1, Value: int64(1)})
	}
	return args
}

// derived says whether a step walks what the question itself has made, or nothing at all.
func derived(step string) bool {
	return strings.HasPrefix(step, "SCAN (subquery") || strings.HasPrefix(step, "SCAN o") || step == "SCAN CONSTANT ROW"
}

func explainPlan(t *testing.T, s *Store, text string) []string {
	t.Helper()
	rows, err := s.Reader().Queryx(`EXPLAIN QUERY PLAN `+text, make([]any, parameters(text))...)
	if err != nil {
		t.Fatalf("explain %s: %v", text, err)
	}
	defer rows.Close()
	var plan []string
	for rows.Next() {
		step, err := rows.SliceScan()
		if err != nil {
			t.Fatal(err)
		}
		plan = append(plan, step[3].(string))
	}
	return plan
}

var placeholder = regexp.MustCompile(`:[a-z_]+|\?`)

// parameters counts those of a statement: a name counts once, however often it stands there.
func parameters(text string) int {
	found := placeholder.FindAllString(text, -1)
	slices.Sort(found)
	return len(slices.Compact(found)) + max(0, strings.Count(text, "?")-1)
}

// questions are the constants of type Query in the source of storage and its rooms: a new one cannot be forgotten.
func questions(t *testing.T) map[string]string {
	t.Helper()
	folders, err := filepath.Glob("../*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	src := sources{t: t, set: token.NewFileSet(), read: map[string]*types.Package{}, found: map[string]string{}}
	for _, name := range folders {
		_, _ = src.Import("motcua/storage/" + filepath.Base(filepath.Dir(name)))
	}
	return src.found
}

// sources reads the packages of storage from their files.
type sources struct {
	t     *testing.T
	set   *token.FileSet
	read  map[string]*types.Package
	found map[string]string // questions by name
}

// Import is a package of storage. What it imports of others does not matter here, so that its absence is no error.
func (s sources) Import(path string) (*types.Package, error) {
	folder, ours := strings.CutPrefix(path, "motcua/storage")
	if !ours {
		return nil, errors.New("it is of no interest")
	}
	if p := s.read[path]; p != nil {
		return p, nil
	}
	names, err := filepath.Glob(filepath.Join("..", folder, "*.go"))
	if err != nil {
		s.t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(s.set, name, nil, 0)
		if err != nil {
			s.t.Fatal(err)
		}
		files = append(files, f)
	}
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}}
	checker := types.Config{Importer: s, Error: func(error) {}}
	p, _ := checker.Check(path, s.set, files, info)
	s.read[path] = p
	for name, object := range info.Defs {
		c, ok := object.(*types.Const)
		if !ok || !strings.HasSuffix(c.Type().String(), "storage.Query") {
			continue
		}
		short := strings.ToLower(name.Name[:1]) + name.Name[1:]
		if s.found[short] != "" {
			s.t.Errorf("two questions are called %s", short)
		}
		s.found[short] = constant.StringVal(c.Val())
	}
	return p, nil
}

// What is due is found without a look at what is not, in the order in which it goes out; so is what else is asked of the
// outbox, however much was sent before.
func TestTheOutboxIsReadFromItsOwnIndexes(t *testing.T) {
	s := openStore(t)
	questions := questions(t)
	for name, want := range map[string]string{
		"nextPriority":  "SEARCH outbox USING COVERING INDEX outbox_due (priority>?)",
		"duePersons":    "SEARCH o USING COVERING INDEX outbox_due (priority=? AND not_before<?)",
		"dueRowsOf":     "SEARCH o USING INDEX outbox_due_to (person=? AND not_before<?)",
		"nextDue":       "SCAN o USING COVERING INDEX outbox_next",
		"rowsInSending": "SEARCH o USING INDEX outbox_state (state=?)",
		"rowsInState":   "SEARCH o USING INDEX outbox_state (state=?)",
		"rowsWaiting":   "SEARCH o USING INDEX outbox_waiting (unit=?)",
		"rowsTold":      "SEARCH o USING INDEX outbox_told (unit=? AND changed_at>?)",
		"rowsOfMessage": "SEARCH o USING INDEX outbox_message (person=? AND message=?)",
	} {
		plan := strings.Join(explainPlan(t, s, questions[name]), "\n")
		if !strings.Contains(plan, want) || strings.Contains(plan, "TEMP B-TREE") {
			t.Errorf("%s is answered by\n%s\nwant %s", name, plan, want)
		}
	}
	for text, want := range map[string]string{
		`DELETE FROM outbox WHERE state NOT IN ('queued', 'sending', 'unknown') AND changed_at < ?`: "outbox_ended (changed_at<?)",
		`UPDATE outbox SET state = 'refused' WHERE state = 'queued' AND person = ?`:                 "outbox_due_to (person=?)",
	} {
		if plan := strings.Join(explainPlan(t, s, text), "\n"); !strings.Contains(plan, want) {
			t.Errorf("%s is done by\n%s\nwant %s", text, plan, want)
		}
	}
}
