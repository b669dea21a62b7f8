package table

import (
	"os"
	"strings"
	"testing"

	"motcua/scoring/export/header"
	"motcua/scoring/rulesets"
)

// The page of columns names each column that is read, by every label that is known, and no other.
func TestPageOfColumnsNamesEachColumn(t *testing.T) {
	raw, err := os.ReadFile("../../../docs/columns.md")
	if err != nil {
		t.Fatal(err)
	}
	rules, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	kinds := (&Reader{Rules: rules}).kinds()
	for _, set := range rules.Sets() {
		if !set.Converted {
			kinds = append(kinds, groupsKind(set))
			break
		}
	}
	for _, k := range kinds {
		if want := tableOf(k); !strings.Contains(string(raw), "\n"+want+"\n") {
			t.Errorf("docs/columns.md lacks this table, of %s:\n%s", k.Name, want)
		}
	}
}

// tableOf is a kind of table as the page has it: a row for each field, with the labels of its column; bold, where a file must have it.
func tableOf(k header.Kind) string {
	var b strings.Builder
	b.WriteString("| Nội dung · Field | Tên cột · Labels |\n|---|---|\n")
	for _, f := range k.Fields {
		name := f.Name
		if f.Required {
			name = "**" + name + "**"
		}
		var labels []string
		for _, l := range f.Synonyms {
			if l != "" {
				labels = append(labels, l)
			}
		}
		b.WriteString("| " + name + " | " + strings.Join(labels, "; ") + " |\n")
	}
	return b.String()
}
