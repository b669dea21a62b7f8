package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// stillOver are folders, types and functions over the bounds: they are to become smaller, and nothing is to join them. serve wires the
// program straight.
var stillOver = []string{"cmd/motcua/serve.Run", "bot/sandbox.Server", "storage.File", "storage/months.FiguresTx", "storage/imports.ImportTx"}

// A room is read by people: it has few files, its files are short, and neither a type nor an interface knows everything.
func TestRoomsStayWithinBounds(t *testing.T) {
	const mostFiles, mostLines, mostMethods, mostAsked, longest = 25, 300, 40, 12, 60
	files, methods := map[string]int{}, map[string]int{}
	for path := range sourceFiles(t) {
		folder := filepath.ToSlash(strings.TrimPrefix(filepath.Dir(path), root+"/"))
		files[folder]++
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(raw, []byte("\n")); n > mostLines {
			t.Errorf("%s has %d lines, more than %d", path, n, mostLines)
		}
		positions := gotoken.NewFileSet()
		file, err := parser.ParseFile(positions, path, raw, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if lines := positions.Position(n.End()).Line - positions.Position(n.Pos()).Line + 1; lines > longest && !slices.Contains(stillOver, folder+"."+n.Name.Name) {
					t.Errorf("%s: the function %s has %d lines, more than %d", path, n.Name, lines, longest)
				}
				if n.Recv != nil {
					methods[folder+"."+receiverName(n.Recv.List[0].Type)]++
				}
			case *ast.TypeSpec:
				if i, is := n.Type.(*ast.InterfaceType); is && i.Methods.NumFields() > mostAsked {
					t.Errorf("%s: the interface %s asks for %d methods, more than %d", path, n.Name, i.Methods.NumFields(), mostAsked)
				}
			}
			return true
		})
	}
	for folder, n := range files {
		if n > mostFiles && !slices.Contains(stillOver, folder) {
			t.Errorf("%s has %d files, more than %d", folder, n, mostFiles)
		}
	}
	for name, n := range methods {
		if n > mostMethods && !slices.Contains(stillOver, name) {
			t.Errorf("%s has %d methods, more than %d", name, n, mostMethods)
		}
	}
}

// receiverName is the name of a method's type, without its parameters.
func receiverName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiverName(e.X)
	case *ast.IndexExpr:
		return receiverName(e.X)
	case *ast.IndexListExpr:
		return receiverName(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}
