//go:build !race

// The race detector has nothing to find here: one goroutine does it all.

package chat_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// tries are the tests that give screens the longest of everything.
var tries = regexp.MustCompile(`GrowsTooLong|GrowTooLong|StayWithin|LeavesOut|Fit`)

// short are screens that say nothing of what people or units are called, or of what anybody wrote.
func short() []string {
	return []string{"asides.asideMatter", "asides.givenUpScreen", "months.heldMatter", "welcome.languagesScreen"}
}

// Whoever adds a screen to a room adds it to one of the tests that give screens the longest of everything.
func TestEveryScreenIsTriedWithTheLongest(t *testing.T) {
	rooms, err := filepath.Glob("*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	screens := map[string]bool{}          // functions that make messages, as "room.name"
	calls := map[string]map[string]bool{} // of functions of a room: what they call
	for _, path := range rooms {
		room := filepath.Dir(path)
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv != nil || room == "chattest" {
				continue
			}
			name := room + "." + f.Name.Name
			calls[name] = called(room, f)
			if !strings.HasSuffix(path, "_test.go") && !ast.IsExported(f.Name.Name) && makesMessages(f) && !slices.Contains(short(), name) {
				screens[name] = true
			}
		}
	}
	tried := map[string]bool{}
	var follow func(name string)
	follow = func(name string) {
		for callee := range calls[name] {
			if !tried[callee] {
				tried[callee] = true
				follow(callee)
			}
		}
	}
	for name := range calls {
		if _, test, _ := strings.Cut(name, "."); strings.HasPrefix(test, "Test") && tries.MatchString(test) {
			follow(name)
		}
	}
	for name := range screens {
		if !tried[name] {
			t.Errorf("no test gives %s the longest names and texts", name)
		}
	}
	if len(screens) < 50 {
		t.Errorf("only %d screens were found", len(screens))
	}
}

// called is what a function of a room calls, as "room.name".
func called(room string, f *ast.FuncDecl) map[string]bool {
	names := map[string]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			if callee, ok := call.Fun.(*ast.Ident); ok {
				names[room+"."+callee.Name] = true
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
		yes = yes || ok && (s.Sel.Name == "Message" || s.Sel.Name == "Matter" || s.Sel.Name == "Chapter")
		return !yes
	})
	return yes
}
