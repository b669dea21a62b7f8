//go:build !race

// The race detector has nothing to find here: one goroutine does it all.

package view_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/bot/view"
	"motcua/locales"
	"motcua/scoring"
)

// What asks, lists warnings, or says what a letter states takes what people write, however long it is.
func TestNothingThatAsksGrowsTooLong(t *testing.T) {
	for says, name := range map[string]string{
		"a whole page": strings.Repeat("Ộ", 5000), "marks without end": "e" + strings.Repeat("\u0301", 5000), "pictures": strings.Repeat("🏔", 300), "markup": "UBND xã " + strings.Repeat("Nghiễu<&", 90),
	} {
		unit := scoring.Unit{Code: strings.Repeat("9", 30), Name: name}
		var settings []view.Setting
		for range 7 {
			settings = append(settings, view.Setting{Code: "recipients", Name: strings.Repeat("nơi nhận ", 3), Value: name})
		}
		for _, language := range locales.Languages() {
			r := reader(t, language, "2024-07-15 08:00")
			choices := []chat.Choice{{Label: "6/2024", Link: routes.Card.Link(routes.OfUnit{Month: "2024-06", Unit: unit.Code})}}
			for kind, m := range map[string]bot.Message{
				"letter":         view.Letter(r, settings),
				"report":         view.ReportFiles(r, view.Report{Month: "2024-06", Editable: true, Missing: slices.Repeat([]string{"chức vụ người ký"}, 7), Files: make([]bot.File, 3)})[0],
				"nearby":         chat.Nearby(r.Renderer, r.Words.Text("score.none_in_month", "month", "6/2024", "unit", chat.UnitName(name)), "card", unit.Code, "2024-05", "2024-07"),
				"question":       chat.Ask(r.Renderer, r.Words.Text("place.move", "what", chat.UnitName(name)), choices),
				"note":           chat.Note(name),
				"undelivered":    chat.Undelivered(r.Renderer, r.Now, "3X5Z9ABC"),
				"note and more":  chat.Followed(chat.Note(name), r.Words.Text("ask.still")),
				"report decided": view.DisputeDecided(r, decided(report(scoring.Listed{Code: "000.10.32.H18-240605-0002", Unit: unit.Code, UnitName: name, Procedure: name, Due: r.Now}, scoring.OtherReason)), "quản trị", true),
			} {
				acceptable(t, kind+" with "+says+" in "+language, m)
			}
		}
	}
}

// tries are the tests that give views the longest of everything.
var tries = regexp.MustCompile(`GrowsTooLong|GrowTooLong|StayWithin|LeavesOut|Fit`)

// Whoever adds a view adds it to one of the tests that give views the longest of everything.
func TestEveryViewIsTriedWithTheLongest(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	views := map[string]bool{}           // functions that make messages
	uses := map[string]map[string]bool{} // of test functions: what they call
	for _, path := range files {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			switch {
			case !ok || f.Recv != nil:
			case strings.HasSuffix(path, "_test.go"):
				uses[f.Name.Name] = called(f)
			case f.Name.IsExported() && makesMessages(f):
				views["view."+f.Name.Name] = true
			}
		}
	}
	tried := map[string]bool{}
	var follow func(name string)
	follow = func(name string) {
		for callee := range uses[name] {
			if !tried[callee] {
				tried[callee] = true
				follow(callee)
			}
		}
	}
	for name := range uses {
		if strings.HasPrefix(name, "Test") && tries.MatchString(name) {
			follow(name)
		}
	}
	for name := range views {
		if !tried[name] {
			t.Errorf("no test gives %s the longest names and texts", name)
		}
	}
	if len(views) == 0 {
		t.Error("no views were found")
	}
}

// called is what a function calls, as "acceptable" or "view.Scorecard".
func called(f *ast.FuncDecl) map[string]bool {
	names := map[string]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		switch callee := call.Fun.(type) {
		case *ast.Ident:
			names[callee.Name] = true
		case *ast.SelectorExpr:
			if of, ok := callee.X.(*ast.Ident); ok {
				names[of.Name+"."+callee.Sel.Name] = true
			}
		}
		return true
	})
	return names
}

// makesMessages says whether one of a function's results is a message, or several.
func makesMessages(f *ast.FuncDecl) (yes bool) {
	if f.Type.Results == nil {
		return false
	}
	ast.Inspect(f.Type.Results, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		yes = yes || ok && s.Sel.Name == "Message"
		return !yes
	})
	return yes
}
