package chat

import (
	"encoding"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"motcua/scoring"
)

// Route names what a button leads to, and says with P what the button carries. The name is in buttons that people keep for
// years: it is never given another meaning, and what P writes stays readable.
//
// P is a struct. Its fields Month, Unit and Page have places of their own in a link; the others are the parts of its item, in
// their order: text, whole numbers, true as "yes", or what writes itself as text. A comma stands before each part but the first,
// or the sign in its tag: `before:"="`. A part with the tag `optional:"yes"` is left off, with those behind it, when all are zero.
// One with the tag `alone:"yes"` is all that the link carries.
type Route[P any] string

// Protecting is a payload behind which a list of dossiers may stand, or the log that names some: such a list takes the place of
// the message under which the button stands, and an edit cannot protect what was sent without.
type Protecting interface{ Protects() bool }

// Link is the link of a button that carries p.
func (r Route[P]) Link(p P) Link {
	l := Link{To: Destination(r), form: formOf[P]()}
	if protecting, ok := any(p).(Protecting); ok {
		l.form.dossiers = protecting.Protects()
	}
	v := reflect.ValueOf(p)
	var item strings.Builder
	parts, kept := partsOf(v.Type()), 0
	for i, part := range parts {
		if !part.optional || !v.Field(part.field).IsZero() {
			kept = i + 1
		}
	}
	for i, part := range parts[:kept] {
		if i > 0 {
			item.WriteString(part.before)
		}
		item.WriteString(itemPart(v.Field(part.field)))
	}
	l.Item = item.String()
	if f := v.FieldByName("Month"); f.IsValid() {
		l.Month = scoring.Month(f.String())
	}
	if f := v.FieldByName("Unit"); f.IsValid() {
		l.Unit = f.String()
	}
	if f := v.FieldByName("Page"); f.IsValid() {
		l.Page = int(f.Int())
	}
	return l
}

// Read is what a link carries; false when its item is not as Link writes it: the link is old or foreign. A month, a unit or a page
// for which P has no field says nothing.
func (r Route[P]) Read(l Link) (p P, ok bool) {
	v := reflect.ValueOf(&p).Elem()
	parts, rest := partsOf(v.Type()), l.Item
	for i, part := range parts {
		text, more := rest, false
		if i+1 < len(parts) {
			text, rest, more = strings.Cut(rest, parts[i+1].before)
		}
		if !read(v.Field(part.field), text) {
			return p, false
		}
		if !more {
			break
		}
	}
	if f := v.FieldByName("Month"); f.IsValid() {
		f.SetString(string(l.Month))
	}
	if f := v.FieldByName("Unit"); f.IsValid() {
		f.SetString(l.Unit)
	}
	if f := v.FieldByName("Page"); f.IsValid() {
		f.SetInt(int64(l.Page))
	}
	return p, r.Link(p).Item == l.Item
}

// part is a field of a payload that stands in the item.
type part struct {
	field    int
	before   string
	optional bool
	alone    bool
}

func partsOf(t reflect.Type) (parts []part) {
	for i := range t.NumField() {
		f := t.Field(i)
		switch f.Name {
		case "Month", "Unit", "Page":
			continue
		}
		p := part{field: i, before: f.Tag.Get("before"), optional: f.Tag.Get("optional") != "", alone: f.Tag.Get("alone") != ""}
		if p.before == "" {
			p.before = ","
		}
		parts = append(parts, p)
	}
	return parts
}

// formOf is the form of links that carry P; whether dossiers stand behind one may depend on what it carries.
func formOf[P any]() form {
	parts := partsOf(reflect.TypeFor[P]())
	f := form{itemised: len(parts) > 0, alone: len(parts) == 1 && parts[0].alone}
	var p P
	if protecting, ok := any(p).(Protecting); ok {
		f.dossiers = protecting.Protects()
	}
	return f
}

// yes is a part that is true.
const yes = "yes"

// itemPart is a part as it stands in an item.
func itemPart(v reflect.Value) string {
	if m, ok := v.Interface().(encoding.TextMarshaler); ok {
		text, err := m.MarshalText()
		if err != nil {
			return ":" // stands in no link
		}
		return string(text)
	}
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			return yes
		}
		return ""
	case reflect.Int, reflect.Int64:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.String:
		return v.String()
	}
	panic(fmt.Sprintf("a payload cannot carry a %s", v.Type()))
}

// read sets a part; false for text that is none.
func read(v reflect.Value, text string) bool {
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		return u.UnmarshalText([]byte(text)) == nil
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(text == yes)
	case reflect.Int, reflect.Int64:
		n, err := strconv.ParseInt(text, 10, v.Type().Bits())
		if err != nil {
			return false
		}
		v.SetInt(n)
	default:
		v.SetString(text)
	}
	return true
}
