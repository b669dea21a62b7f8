package main

import (
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"path/filepath"
	"slices"
	"testing"
)

// The bounds within which somebody new finds their way.
const (
	mostFiles            = 25 // in a folder, tests aside
	mostLines            = 300
	mostMedian           = 120 // lines of the file in the middle
	mostMethods          = 40  // of a type
	mostInterfaceMethods = 12
)

// No room grows beyond what somebody new can read.
func TestRoomsKeepTheirBounds(t *testing.T) {
	folders, methods := map[string]int{}, map[string]int{}
	var lines []int
	for path := range sourceFiles(t) {
		folder := filepath.Dir(path)
		folders[folder]++
		set := gotoken.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		n := set.File(file.Pos()).LineCount()
		lines = append(lines, n)
		if n > mostLines {
			t.Errorf("%s has %d lines", path, n)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv != nil {
				methods[folder+"."+receiver(f)]++
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok {
				if i, ok := spec.Type.(*ast.InterfaceType); ok && i.Methods.NumFields() > mostInterfaceMethods {
					t.Errorf("%s: the interface %s has %d methods", path, spec.Name, i.Methods.NumFields())
				}
			}
			return true
		})
	}
	for folder, n := range folders {
		if n > mostFiles {
			t.Errorf("%s has %d files", folder, n)
		}
	}
	for name, n := range methods {
		if n > mostMethods {
			t.Errorf("%s has %d methods", name, n)
		}
	}
	slices.Sort(lines)
	median := lines[len(lines)/2]
	t.Logf("%d files in %d folders, median %d lines, longest %d", len(lines), len(folders), median, lines[len(lines)-1])
	if median > mostMedian {
		t.Errorf("half of the files have over %d lines", mostMedian)
	}
}

// receiver is the name of the type whose method it is.
func receiver(f *ast.FuncDecl) string {
	typ := f.Recv.List[0].Type
	if star, ok := typ.(*ast.StarExpr); ok {
		typ = star.X
	}
	if generic, ok := typ.(*ast.IndexExpr); ok {
		typ = generic.X
	}
	if name, ok := typ.(*ast.Ident); ok {
		return name.Name
	}
	return ""
}
