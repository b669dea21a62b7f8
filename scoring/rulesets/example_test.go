package rulesets

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// The commented example has every key that a set may have, and is right.
func TestExampleHasEveryKey(t *testing.T) {
	raw, err := os.ReadFile("../../docs/bo-chi-so-mau.toml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Parse(raw, nil); err != nil {
		t.Error(err)
	}
	keys := keysOf(reflect.TypeFor[document]())
	for key := range keys {
		if key == "extends" {
			continue // a set that extends another one says little more: the example tells of it in words
		}
		if !regexp.MustCompile(`(?m)^[^#]*(^|[[{ ,])` + key + `(\]\]| = )`).Match(raw) {
			t.Errorf("the example does not have %s", key)
		}
	}
	guide, err := os.ReadFile("../../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	for key := range keys {
		if !strings.Contains(string(guide), "`"+key+"`") {
			t.Errorf("CONTRIBUTING.md says nothing of %s", key)
		}
	}
}

// keysOf are the keys of a document and of what stands in it.
func keysOf(of reflect.Type) map[string]bool {
	keys := map[string]bool{}
	for field := range of.Fields() {
		keys[field.Tag.Get("toml")] = true
		if inner := field.Type; inner.Kind() == reflect.Slice && inner.Elem().Kind() == reflect.Struct {
			for key := range keysOf(inner.Elem()) {
				keys[key] = true
			}
		}
	}
	return keys
}
