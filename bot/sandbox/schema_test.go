package sandbox

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
)

// published is the part of Telegram's own description of the Bot API that the schema must agree with.
type published struct {
	Methods, Types map[string]struct {
		Fields []struct {
			Name     string
			Types    []string
			Required bool
			Const    string
		}
		Subtypes []string
	}
}

func TestSchemaAgreesWithThePublishedBotAPI(t *testing.T) {
	raw, err := os.ReadFile("../../../shared/telegram/api.json")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the published description of the Bot API is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	var api published
	if err := json.Unmarshal(raw, &api); err != nil {
		t.Fatal(err)
	}
	sandbox := apiSchema()
	for _, method := range sandbox.methods {
		compareShape(t, api, method, true)
	}
	for _, object := range sandbox.objects {
		compareShape(t, api, object, false)
	}
	for name, kinds := range sandbox.unions {
		if !slices.Equal(kinds, api.Types[name].Subtypes) {
			t.Errorf("union %s is %q, published %q", name, kinds, api.Types[name].Subtypes)
		}
	}
}

func compareShape(t *testing.T, api published, ours *shape, method bool) {
	t.Helper()
	theirs, ok := api.Types[ours.name]
	if method {
		theirs, ok = api.Methods[ours.name]
	}
	if !ok {
		t.Errorf("%s is not in the published Bot API", ours.name)
		return
	}
	var names []string
	for _, f := range theirs.Fields {
		names = append(names, f.Name)
		mine := ours.fields[f.Name]
		if mine.kind != strings.Join(f.Types, "|") || mine.required != f.Required || mine.constant != f.Const {
			t.Errorf("%s.%s is %+v, published %+v", ours.name, f.Name, mine, f)
		}
	}
	if !slices.Equal(names, ours.order) {
		t.Errorf("%s has %q, published %q", ours.name, ours.order, names)
	}
}

func TestEverythingTheSchemaNamesIsKnown(t *testing.T) {
	s := New(Config{})
	for _, method := range s.api.methods {
		if s.methods[method.name] == nil {
			t.Errorf("method %s has parameters and no code", method.name)
		}
	}
	if len(s.methods) != len(s.api.methods) {
		t.Errorf("%d methods have code, %d have parameters", len(s.methods), len(s.api.methods))
	}
	plain := []string{"Integer", "String", "Boolean", "True", "InputFile"}
	for _, object := range s.api.objects {
		for _, f := range object.fields {
			for kind := range strings.SplitSeq(f.kind, "|") {
				kind = strings.ReplaceAll(kind, "Array of ", "")
				if !f.unsupported && !slices.Contains(plain, kind) && s.api.objects[kind] == nil {
					t.Errorf("%s.%s is a %s, which the schema does not have", object.name, f.name, kind)
				}
			}
		}
	}
}

func TestSchemaLinesThatSayNothingAreRefused(t *testing.T) {
	for _, text := range []string{"nonsense", "method", "  orphan String", "union A", "object A B"} {
		if _, err := parseSchema(text); err == nil {
			t.Errorf("schema %q was accepted", text)
		}
	}
}
