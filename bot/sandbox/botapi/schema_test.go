package botapi

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
	raw, err := os.ReadFile("../../../../shared/telegram/api.json")
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
	ours := Load()
	for _, method := range ours.Methods {
		compareShape(t, api, method, true)
	}
	for _, object := range ours.objects {
		compareShape(t, api, object, false)
	}
	for name, kinds := range ours.unions {
		if !slices.Equal(kinds, api.Types[name].Subtypes) {
			t.Errorf("union %s is %q, published %q", name, kinds, api.Types[name].Subtypes)
		}
	}
}

func compareShape(t *testing.T, api published, ours *Shape, method bool) {
	t.Helper()
	theirs, ok := api.Types[ours.Name]
	if method {
		theirs, ok = api.Methods[ours.Name]
	}
	if !ok {
		t.Errorf("%s is not in the published Bot API", ours.Name)
		return
	}
	var names []string
	for _, f := range theirs.Fields {
		names = append(names, f.Name)
		mine := ours.fields[f.Name]
		if mine.Kind != strings.Join(f.Types, "|") || mine.required != f.Required || mine.constant != f.Const {
			t.Errorf("%s.%s is %+v, published %+v", ours.Name, f.Name, mine, f)
		}
	}
	if !slices.Equal(names, ours.order) {
		t.Errorf("%s has %q, published %q", ours.Name, ours.order, names)
	}
}

func TestEveryKindTheSchemaNamesIsKnown(t *testing.T) {
	plain := []string{"Integer", "String", "Boolean", "True", "InputFile"}
	objects := Load().objects
	for _, object := range objects {
		for _, f := range object.fields {
			for kind := range strings.SplitSeq(f.Kind, "|") {
				kind = strings.ReplaceAll(kind, "Array of ", "")
				if !f.unsupported && !slices.Contains(plain, kind) && objects[kind] == nil {
					t.Errorf("%s.%s is a %s, which the schema does not have", object.Name, f.name, kind)
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
