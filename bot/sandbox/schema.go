package sandbox

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed schema.txt
var schemaText string

// field is a parameter of a method or a field of an object.
type field struct {
	name        string
	kind        string // in the words of the Bot API: "Integer|String", "Array of BotCommand"
	constant    string // the only value allowed, "" for any
	required    bool
	unsupported bool // known to Telegram, refused by the sandbox
}

// shape is a method or an object: its fields by name.
type shape struct {
	name   string
	order  []string
	fields map[string]field
}

// schema is what the sandbox knows of the Bot API.
type schema struct {
	methods map[string]*shape // by name in lower case, as method names are matched without case
	objects map[string]*shape
	unions  map[string][]string
}

// apiSchema is the embedded schema, read once.
var apiSchema = sync.OnceValue(func() *schema {
	api, err := parseSchema(schemaText)
	if err != nil {
		panic(err) // the embedded file is part of the program; a test reads it
	}
	return api
})

// parseSchema reads the format explained at the top of schema.txt.
func parseSchema(text string) (*schema, error) {
	api := &schema{methods: map[string]*shape{}, objects: map[string]*shape{}, unions: map[string][]string{}}
	var current *shape
	for number, line := range strings.Split(text, "\n") {
		words := strings.Fields(line)
		switch {
		case len(words) == 0 || words[0] == "#" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, " ") && current != nil && len(words) >= 2:
			f := parseField(words)
			current.fields[f.name] = f
			current.order = append(current.order, f.name)
		case words[0] == "method" && len(words) == 2:
			current = &shape{name: words[1], fields: map[string]field{}}
			api.methods[strings.ToLower(words[1])] = current
		case words[0] == "object" && len(words) == 2:
			current = &shape{name: words[1], fields: map[string]field{}}
			api.objects[words[1]] = current
		case words[0] == "union" && len(words) == 3:
			api.unions[words[1]] = strings.Split(words[2], "|")
		default:
			return nil, fmt.Errorf("schema line %d: %q is neither a method, an object, a union nor a field", number+1, line)
		}
	}
	return api, nil
}

func parseField(words []string) field {
	f := field{kind: strings.ReplaceAll(words[1], "_", " ")}
	f.name, f.unsupported = strings.CutSuffix(words[0], "-")
	f.name, f.required = strings.CutSuffix(f.name, "!")
	if len(words) == 3 {
		f.constant = strings.TrimPrefix(words[2], "=")
	}
	return f
}
