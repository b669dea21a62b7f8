package botapi

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// missing is what Telegram says when a required parameter is absent.
var missing = map[string]string{
	"text": "message text is empty", "chat_id": "chat_id is empty",
	"photo": "there is no photo in the request", "document": "there is no document in the request",
	"callback_query_id": "query is too old and response timeout expired or query ID is invalid", "action": "wrong parameter action in request",
	"file_id": "file_id not specified",
}

// Arguments are the checked parameters of one request: int64, string, bool, *Upload, or the decoded JSON of an object
// or an array.
type Arguments map[string]any

// Number, Text and Flag are a parameter of their type, the zero value when it is absent.
func (a Arguments) Number(name string) int64 { n, _ := a[name].(int64); return n }
func (a Arguments) Text(name string) string  { t, _ := a[name].(string); return t }
func (a Arguments) Flag(name string) bool    { f, _ := a[name].(bool); return f }

// Check holds the values of a request against the method's parameters.
func (api *Schema) Check(method *Shape, values map[string]any) (Arguments, error) {
	args := Arguments{}
	named := attachments(method, values)
	for name, value := range values {
		f, known := method.fields[name]
		if _, file := value.(*Upload); !known && file && named[name] {
			continue
		}
		if !known {
			return nil, Strict("%s has no parameter %q", method.Name, name)
		}
		if f.unsupported {
			return nil, Strict("parameter %q of %s is not supported", name, method.Name)
		}
		checked, err := api.argument(f, value)
		if err != nil {
			return nil, err
		}
		if part, ok := attachment(f, checked); ok {
			upload, there := values[part].(*Upload)
			if !there {
				return nil, Strict("parameter %q names the part %q, which is not in the request", name, part)
			}
			checked = attach(checked, upload)
		}
		args[name] = checked
	}
	for _, name := range method.order {
		if _, ok := args[name]; method.fields[name].required && !ok {
			if words := missing[name]; words != "" {
				return nil, BadRequest(words)
			}
			return nil, Strict("%s needs the parameter %q", method.Name, name)
		}
	}
	return args, nil
}

// argument checks one parameter and gives it its Go type. In forms everything is written as text.
func (api *Schema) argument(f Field, value any) (any, error) {
	text, written := value.(string)
	if written && !utf8.ValidString(text) {
		return nil, BadRequest("strings must be encoded in UTF-8")
	}
	switch f.Kind {
	case "String":
		if !written {
			return nil, f.wrongType()
		}
		return text, nil
	case "Integer", "Integer|String":
		return Integer(f, value)
	case "Boolean":
		if flag, ok := value.(bool); ok {
			return flag, nil
		}
		if text != "true" && text != "false" {
			return nil, f.wrongType()
		}
		return text == "true", nil
	case "InputFile|String":
		if _, ok := value.(*Upload); !ok && !written {
			return nil, f.wrongType()
		}
		return value, nil
	}
	if written {
		decoded, err := decodeJSON([]byte(text))
		if err != nil && f.name == "reply_markup" {
			return nil, BadRequest("can't parse reply keyboard markup JSON object")
		}
		if err != nil {
			return nil, Strict("parameter %q is not JSON: %v", f.name, err)
		}
		value = decoded
	}
	if f.name == "reply_markup" {
		if err := checkMarkup(f.Kind, value); err != nil {
			return nil, err
		}
	}
	return value, api.value(f.Kind, value, f.name)
}

// Integer reads a number; where a chat may be named by a string, what is no number stays a string.
func Integer(f Field, value any) (any, error) {
	digits := ""
	switch v := value.(type) {
	case string:
		digits = v
	case json.Number:
		digits = v.String()
	default:
		return nil, f.wrongType()
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err == nil {
		return n, nil
	}
	if text, ok := value.(string); ok && f.Kind == "Integer|String" {
		if text == "" {
			return nil, BadRequest("chat_id is empty")
		}
		return text, nil
	}
	return nil, f.wrongType()
}

// wrongType says that a parameter is of another type.
func (f Field) wrongType() error { return Strict("parameter %q is not of type %s", f.name, f.Kind) }

// value checks a decoded JSON value against a kind; at is its path, for errors.
func (api *Schema) value(kind string, value any, at string) error {
	if inner, ok := strings.CutPrefix(kind, "Array of "); ok {
		list, ok := value.([]any)
		if !ok {
			return Strict("%s is not an array", at)
		}
		for i, item := range list {
			if err := api.value(inner, item, fmt.Sprintf("%s[%d]", at, i)); err != nil {
				return err
			}
		}
		return nil
	}
	if kinds := strings.Split(kind, "|"); len(kinds) > 1 {
		return api.anyOf(kinds, value, at)
	}
	if kinds := api.unions[kind]; kinds != nil {
		return api.anyOf(kinds, value, at)
	}
	ok := false
	switch kind {
	case "String":
		_, ok = value.(string)
	case "Boolean":
		_, ok = value.(bool)
	case "True":
		ok = value == true
	case "Integer":
		if number, isNumber := value.(json.Number); isNumber {
			_, err := strconv.ParseInt(number.String(), 10, 64)
			ok = err == nil
		}
	default:
		return api.object(kind, value, at)
	}
	if !ok {
		return Strict("%s is not of type %s", at, kind)
	}
	return nil
}

// anyOf accepts what one of the kinds accepts. The error is that of the kind that got furthest: the one whose
// required fields are all there.
func (api *Schema) anyOf(kinds []string, value any, at string) error {
	var first error
	for _, kind := range kinds {
		err := api.value(kind, value, at)
		if err == nil {
			return nil
		}
		if first == nil || api.fits(kind, value) {
			first = err
		}
	}
	return first
}

// fits tells whether the value has the first required field of the object, with its fixed value if it has one.
func (api *Schema) fits(kind string, value any) bool {
	object, ok := value.(map[string]any)
	known := api.objects[kind]
	if !ok || known == nil {
		return false
	}
	for _, name := range known.order {
		if f := known.fields[name]; f.required {
			v, present := object[name]
			return present && (f.constant == "" || v == f.constant)
		}
	}
	return false
}

// object checks a JSON object field by field.
func (api *Schema) object(kind string, value any, at string) error {
	known := api.objects[kind]
	object, ok := value.(map[string]any)
	if !ok || known == nil {
		return Strict("%s is not an object of type %s", at, kind)
	}
	for name, v := range object {
		f, ok := known.fields[name]
		if !ok {
			return Strict("%s has a field %q that %s does not have", at, name, kind)
		}
		if f.unsupported {
			return Strict("field %q of %s is not supported", name, kind)
		}
		if f.constant != "" && v != f.constant {
			return Strict("%s.%s is not %q", at, name, f.constant)
		}
		if err := api.value(f.Kind, v, at+"."+name); err != nil {
			return err
		}
	}
	for _, name := range known.order {
		if _, ok := object[name]; known.fields[name].required && !ok {
			return Strict("%s has no field %q, which %s needs", at, name, kind)
		}
	}
	return nil
}
