package main

import (
	"go/parser"
	gotoken "go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// root is the folder of the module, seen from this package.
const root = "../.."

// mayImport is the table of rooms of docs/rooms.md: which rooms of ours a room may import, and which libraries.
// An entry that ends in /... stands for everything below it.
var mayImport = map[string][]string{
	"scoring":                {},
	"scoring/rulesets":       {"motcua/scoring", "motcua/scoring/names", "golang.org/x/text/...", "github.com/pelletier/go-toml/v2/..."},
	"scoring/export/sheet":   {"golang.org/x/net/...", "golang.org/x/text/..."},
	"scoring/export/reader":  {"motcua/scoring/export/sheet"},
	"scoring/names":          {"motcua/scoring", "golang.org/x/text/..."},
	"scoring/export/header":  {"motcua/scoring/export/sheet", "motcua/scoring/names"},
	"scoring/export/dates":   {"motcua/scoring", "motcua/scoring/export/sheet", "motcua/scoring/names"},
	"scoring/export/extent":  {"motcua/scoring", "motcua/scoring/export/dossier", "motcua/scoring/names"},
	"scoring/export/dossier": {"motcua/scoring/...", "golang.org/x/text/..."},
	"scoring/inbox":          {},
	"scoring/outbox":         {"motcua/scoring", "motcua/scoring/people"},
	"scoring/warning":        {"motcua/scoring", "motcua/scoring/outbox"},
	"scoring/people":         {"motcua/scoring", "golang.org/x/text/..."},
	"scoring/broadcast":      {"motcua/scoring/..."},
	"scoring/report":         {"motcua/scoring"},
	"scoring/acceptance":     {"motcua/scoring", "motcua/scoring/workdays"},
	"scoring/advice":         {"motcua/scoring", "motcua/scoring/export/dossier"},
	"scoring/workdays":       {"github.com/pelletier/go-toml/v2"},
	"scoring/export/table":   {"motcua/scoring", "motcua/scoring/export/...", "motcua/scoring/names", "motcua/scoring/rulesets", "golang.org/x/text/..."},
	"scoring/compare":        {"motcua/scoring", "motcua/scoring/export/dossier"},
	"scoring/ledger":         {"motcua/scoring/..."},
	"storage":                {"motcua/scoring/...", "github.com/jmoiron/sqlx", "github.com/mattn/go-sqlite3", "github.com/pressly/goose/v3/...", "golang.org/x/sys/windows"},
	"storage/audit":          {"motcua/storage", "motcua/scoring/..."},
	"storage/units":          {"motcua/storage", "motcua/scoring/..."},
	"storage/notices":        {"motcua/storage", "motcua/storage/audit", "motcua/scoring/..."},
	"storage/persons":        {"motcua/storage", "motcua/storage/audit", "motcua/storage/notices", "motcua/storage/units", "motcua/scoring/..."},
	"storage/settings":       {"motcua/storage", "motcua/storage/audit", "motcua/storage/notices", "motcua/scoring/..."},
	"storage/figures":        {"motcua/storage", "motcua/storage/notices", "motcua/storage/persons", "motcua/storage/settings", "motcua/storage/units", "motcua/scoring/..."},
	"storage/acceptance":     {"motcua/storage", "motcua/storage/figures", "motcua/storage/units", "motcua/scoring/..."},
	"storage/disputes":       {"motcua/storage", "motcua/storage/audit", "motcua/storage/figures", "motcua/storage/notices", "motcua/storage/units", "motcua/scoring/..."},
	"storage/summaries":      {"motcua/storage", "motcua/storage/audit", "motcua/storage/figures", "motcua/storage/notices", "motcua/storage/units", "motcua/scoring/..."},
	"storage/staging":        {"motcua/storage/figures", "motcua/scoring/...", "github.com/jmoiron/sqlx"},
	"storage/months":         {"motcua/storage", "motcua/storage/audit", "motcua/storage/disputes", "motcua/storage/figures", "motcua/storage/notices", "motcua/storage/settings", "motcua/storage/staging", "motcua/storage/summaries", "motcua/storage/units", "motcua/scoring/...", "github.com/jmoiron/sqlx"},
	"storage/imports":        {"motcua/storage", "motcua/storage/audit", "motcua/storage/figures", "motcua/storage/months", "motcua/storage/staging", "motcua/storage/summaries", "motcua/storage/units", "motcua/scoring/...", "github.com/jmoiron/sqlx", "github.com/mattn/go-sqlite3"},
	"storage/chat":           {"motcua/storage", "motcua/storage/audit", "motcua/storage/notices", "motcua/storage/persons", "motcua/scoring/...", "github.com/mattn/go-sqlite3"},
	"storage/upkeep":         {"motcua/storage", "motcua/storage/audit", "motcua/storage/figures", "motcua/storage/notices", "motcua/storage/persons", "motcua/scoring/...", "github.com/jmoiron/sqlx", "github.com/mattn/go-sqlite3"},
	"storage/rooms":          {"motcua/storage/..."},
	"locales":                {"github.com/pelletier/go-toml/v2", "golang.org/x/text/..."},
	"bot":                    {},
	"bot/telegram":           {"motcua/bot", "motcua/bot/delivery", "motcua/scoring", "motcua/scoring/inbox", "github.com/go-telegram/bot/..."},
	"bot/picture":            {"motcua/locales", "motcua/scoring", "motcua/scoring/names", "codeberg.org/go-fonts/liberation/...", "golang.org/x/image/...", "golang.org/x/text/..."},
	"bot/chat":               {"motcua/bot", "motcua/bot/chat/phrases", "motcua/locales", "motcua/scoring/...", "golang.org/x/text/..."},
	"bot/chat/phrases":       {"motcua/scoring/names", "golang.org/x/text/..."},
	"bot/chat/routes":        {"motcua/bot/chat", "motcua/scoring"},
	"bot/chat/settings":      {"motcua/bot", "motcua/bot/chat", "motcua/bot/chat/routes", "motcua/scoring/..."},
	"bot/chat/imports":       {"motcua/bot", "motcua/bot/chat", "motcua/bot/chat/routes", "motcua/bot/document/comparison", "motcua/scoring/..."},
	"bot/chat/broadcasts":    {"motcua/bot", "motcua/bot/chat", "motcua/bot/document", "motcua/scoring/..."},
	"bot/chat/welcome":       {"motcua/bot", "motcua/bot/chat", "motcua/bot/chat/routes", "motcua/locales", "motcua/scoring/..."},
	"bot/chat/people":        {"motcua/bot", "motcua/bot/chat", "motcua/bot/document", "motcua/locales", "motcua/scoring/..."},
	"bot/chat/asides":        {"motcua/bot", "motcua/bot/chat", "motcua/bot/chat/imports", "motcua/scoring/..."},
	"bot/chat/audit":         {"motcua/bot", "motcua/bot/chat", "motcua/bot/chat/targets", "motcua/bot/document", "motcua/locales", "motcua/scoring/..."},
	"bot/chat/months":        {"motcua/bot", "motcua/bot/chat", "motcua/bot/chat/routes", "motcua/locales", "motcua/scoring/..."},
	"bot/chat/summaries":     {"motcua/bot", "motcua/bot/chat", "motcua/bot/chat/deadlines", "motcua/bot/chat/routes", "motcua/bot/chat/scores", "motcua/scoring/..."},
	"bot/chat/acceptance":    {"motcua/bot/chat", "motcua/scoring/..."},
	"bot/chat/advice":        {"motcua/bot", "motcua/bot/chat", "motcua/bot/chat/routes", "motcua/bot/chat/scores", "motcua/scoring/..."},
	"bot/chat/overview":      {"motcua/bot", "motcua/bot/chat", "motcua/bot/chat/acceptance", "motcua/bot/chat/routes", "motcua/bot/picture", "motcua/locales", "motcua/scoring/..."},
	"bot/chat/daysoff":       {"motcua/bot", "motcua/bot/chat", "motcua/bot/chat/routes", "motcua/scoring/..."},
	"bot/chat/deadlines":     {"motcua/bot", "motcua/bot/chat", "motcua/bot/chat/acceptance", "motcua/bot/chat/routes", "motcua/bot/chat/scores", "motcua/scoring/..."},
	"bot/chat/disputes":      {"motcua/bot", "motcua/bot/chat", "motcua/bot/chat/deadlines", "motcua/bot/chat/routes", "motcua/bot/chat/scores", "motcua/scoring/...", "golang.org/x/text/..."},
	"bot/chat/lookup":        {"motcua/bot", "motcua/bot/chat", "motcua/bot/chat/routes", "motcua/scoring/..."},
	"bot/chat/rankings":      {"motcua/bot", "motcua/bot/chat", "motcua/bot/chat/routes", "motcua/bot/picture", "motcua/scoring/..."},
	"bot/chat/reports":       {"motcua/bot", "motcua/bot/chat", "motcua/bot/chat/routes", "motcua/bot/document", "motcua/scoring/..."},
	"bot/chat/scores":        {"golang.org/x/text/...", "motcua/bot", "motcua/bot/chat", "motcua/bot/chat/routes", "motcua/bot/picture", "motcua/scoring/..."},
	"bot/chat/targets":       {"motcua/bot", "motcua/bot/chat", "motcua/locales", "motcua/scoring/..."},
	"bot/chat/templates":     {"motcua/bot", "motcua/bot/chat", "motcua/bot/document/forms", "motcua/scoring/..."},
	"bot/document/forms":     {"motcua/bot/document", "motcua/locales", "motcua/scoring", "github.com/xuri/excelize/v2"},
	"bot/chat/warnings":      {"motcua/bot", "motcua/bot/chat", "motcua/bot/chat/routes", "motcua/scoring/..."},
	"bot/chat/week":          {"motcua/bot", "motcua/bot/chat", "motcua/bot/chat/acceptance", "motcua/bot/chat/routes", "motcua/scoring/..."},
	"bot/chat/conversation":  {"motcua/bot/chat/...", "motcua/locales", "motcua/scoring/..."},
	"bot/chat/chattest":      {"motcua/..."}, // for tests only
	"internal/trial":         {},             // for tests only
	"internal/loopback":      {},
	"bot/calendar":           {},
	"bot/document":           {"motcua/locales", "motcua/scoring", "motcua/scoring/acceptance", "motcua/scoring/report", "motcua/scoring/workdays", "github.com/xuri/excelize/v2", "rsc.io/qr", "golang.org/x/text/..."},
	"bot/delivery":           {"motcua/bot", "github.com/cenkalti/backoff/v5"},
	"bot/courier":            {"motcua/bot", "motcua/bot/delivery", "motcua/scoring/outbox"},
	"bot/sandbox":            {"motcua/bot/sandbox/botapi", "motcua/bot/sandbox/richtext", "motcua/internal/loopback", "golang.org/x/net/..."},
	"bot/sandbox/botapi":     {},
	"bot/sandbox/richtext":   {},
	"bot/sandbox/page":       {"motcua/bot/sandbox", "motcua/bot/sandbox/richtext", "motcua/internal/loopback"},

	"bot/document/comparison": {"motcua/bot/document", "motcua/locales", "motcua/scoring/...", "github.com/xuri/excelize/v2"},

	"cmd/motcua":                  {"..."},
	"cmd/motcua/house":            {"motcua/locales", "motcua/scoring/...", "motcua/storage", "motcua/storage/..."},
	"cmd/motcua/serve":            {"motcua/bot/...", "motcua/cmd/motcua/house", "motcua/internal/loopback", "motcua/locales", "motcua/scoring/...", "motcua/storage", "motcua/storage/...", "github.com/prometheus/client_golang/..."},
	"cmd/motcua/operator":         {"motcua/bot/...", "motcua/cmd/motcua/house", "motcua/cmd/motcua/serve", "motcua/locales", "motcua/scoring/...", "motcua/storage/..."},
	"cmd/motcua/operator/compare": {"motcua/bot/document/comparison", "motcua/cmd/motcua/house", "motcua/scoring/..."},
	"cmd/motcua/operator/imports": {"motcua/cmd/motcua/house", "motcua/scoring/...", "golang.org/x/term"},
	"cmd/motcua/operator/months":  {"motcua/bot/...", "motcua/cmd/motcua/house", "motcua/scoring/...", "golang.org/x/term"},
	"cmd/motcua/operator/rules":   {"motcua/bot/chat/...", "motcua/cmd/motcua/house", "motcua/locales", "motcua/scoring/...", "motcua/storage/settings", "github.com/alecthomas/kong"},
	"cmd/motcua/operator/doctor":  {"motcua/bot/telegram", "motcua/cmd/motcua/house", "motcua/scoring/...", "motcua/storage"},
	"cmd/motcua/operator/setup":   {"motcua/bot/telegram", "motcua/cmd/motcua/house", "motcua/cmd/motcua/operator/rules", "motcua/scoring/...", "golang.org/x/term", "rsc.io/qr"},
	"cmd/motcua/operator/shell":   {"motcua/cmd/motcua/house", "github.com/alecthomas/kong"},
	"cmd/motcua/demo":             {"motcua/bot/...", "motcua/cmd/motcua/house", "motcua/cmd/motcua/operator/imports", "motcua/cmd/motcua/serve", "motcua/internal/loopback", "motcua/locales", "motcua/scoring/..."},
	"packaging/build":             {},
	"cmd/bench":                   {"..."},
	"cmd/soak":                    {"..."},
	"cmd/soak/rig":                {"..."},
	"cmd/soak/life":               {"..."},
}

// The house stands as its plan says: any other arrow between rooms fails, and so does a room without an entry.
func TestRoomsImportOnlyWhatThePlanAllows(t *testing.T) {
	for path := range sourceFiles(t) {
		room := filepath.ToSlash(strings.TrimPrefix(filepath.Dir(path), root+"/"))
		allowed, known := mayImport[room]
		if !known {
			t.Errorf("%s: the room %s is not in the plan", path, room)
			continue
		}
		file, err := parser.ParseFile(gotoken.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range file.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if (name == "motcua/bot/chat/chattest" || name == "motcua/internal/trial") && room != "bot/chat/chattest" {
				t.Errorf("%s imports %s, which is for tests only", path, name)
			}
			if foreign(name) && !slices.ContainsFunc(allowed, func(a string) bool { return covers(a, name) }) {
				t.Errorf("%s imports %s, which the plan does not allow to %s", path, name, room)
			}
		}
	}
}

// foreign says whether an import is not of the standard library.
func foreign(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return first == "motcua" || strings.Contains(first, ".")
}

func covers(allowed, name string) bool {
	if prefix, ok := strings.CutSuffix(allowed, "..."); ok {
		return strings.HasPrefix(name+"/", prefix)
	}
	return allowed == name
}

// sourceFiles are the module's Go files that are not tests.
func sourceFiles(t *testing.T) map[string]fs.DirEntry {
	t.Helper()
	files := map[string]fs.DirEntry{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == ".git" || entry.Name() == "testdata") {
			return filepath.SkipDir
		}
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			files[path] = entry
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
