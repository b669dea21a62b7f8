// Package botapi is what the sandbox knows of the Bot API: its methods and objects, how a request is read and held against them, and how it is
// refused.
package botapi

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed schema.txt
var schemaText string

// Field is a parameter of a method or a field of an object.
type Field struct {
	name        string
	Kind        string // in the words of the Bot API: "Integer|String", "Array of BotCommand"
	constant    string // the only value allowed, "" for any
	required    bool
	unsupported bool // known to Telegram, refused by the sandbox
}

// Shape is a method or an object: its fields by name.
type Shape struct {
	Name   string
	order  []string
	fields map[string]Field
}

// Schema is what the sandbox knows of the Bot API.
type Schema struct {
	Methods map[string]*Shape // by name in lower case, as method names are matched without case
	objects map[string]*Shape
	unions  map[string][]string
}

// Load gives the schema of the Bot API.
func Load() *Schema { return embedded() }

// embedded is the embedded schema, read once.
var embedded = sync.OnceValue(func() *Schema {
	api, err := parseSchema(schemaText)
	if err != nil {
		panic(err) // the embedded file is part of the program; a test reads it
	}
	return api
})

// parseSchema reads the format explained at the top of schema.txt.
func parseSchema(text string) (*Schema, error) {
	api := &Schema{Methods: map[string]*Shape{}, objects: map[string]*Shape{}, unions: map[string][]string{}}
	var current *Shape
	for number, line := range strings.Split(text, "\n") {
		words := strings.Fields(line)
		switch {
		case len(words) == 0 || words[0] == "#" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, " ") && current != nil && len(words) >= 2:
			f := parseField(words)
			current.fields[f.name] = f
			current.order = append(current.order, f.name)
		case words[0] == "method" && len(words) == 2:
			current = &Shape{Name: words[1], fields: map[string]Field{}}
			api.Methods[strings.ToLower(words[1])] = current
		case words[0] == "object" && len(words) == 2:
			current = &Shape{Name: words[1], fields: map[string]Field{}}
			api.objects[words[1]] = current
		case words[0] == "union" && len(words) == 3:
			api.unions[words[1]] = strings.Split(words[2], "|")
		default:
			return nil, fmt.Errorf("schema line %d: %q is neither a method, an object, a union nor a field", number+1, line)
		}
	}
	return api, nil
}

func parseField(words []string) Field {
	f := Field{Kind: strings.ReplaceAll(words[1], "_", " ")}
	f.name, f.unsupported = strings.CutSuffix(words[0], "-")
	f.name, f.required = strings.CutSuffix(f.name, "!")
	if len(words) == 3 {
		f.constant = strings.TrimPrefix(words[2], "=")
	}
	return f
}
