package chat

import (
	"cmp"
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
	v := reflect.ValueOf(&p).Elem()
	places := placesOf(v.Type())
	l := Link{To: Destination(r), form: places.form()}
	if protecting, ok := any(&p).(Protecting); ok {
		l.form.dossiers = protecting.Protects()
	}
	if places.month != nowhere {
		l.Month = scoring.Month(v.Field(places.month).String())
	}
	if places.unit != nowhere {
		l.Unit = v.Field(places.unit).String()
	}
	if places.page != nowhere {
		l.Page = int(v.Field(places.page).Int())
	}
	l.Item = places.item(v)
	return l
}

// item is what a payload writes into the item of its link.
func (p places) item(payload reflect.Value) string {
	kept := 0
	for i, part := range p.parts {
		if !part.optional || !payload.Field(part.field).IsZero() {
			kept = i + 1
		}
	}
	var item strings.Builder
	for i, part := range p.parts[:kept] {
		if i > 0 {
			item.WriteString(part.before)
		}
		item.WriteString(itemPart(payload.Field(part.field)))
	}
	return item.String()
}

// Read is what a link carries; false when its item is not as Link writes it: the link is old or foreign. A month, a unit or a page
// for which P has no field says nothing.
func (r Route[P]) Read(l Link) (p P, ok bool) {
	v := reflect.ValueOf(&p).Elem()
	places, rest := placesOf(v.Type()), l.Item
	for i, part := range places.parts {
		text, more := rest, false
		if i+1 < len(places.parts) {
			text, rest, more = strings.Cut(rest, places.parts[i+1].before)
		}
		if !read(v.Field(part.field), text) {
			return p, false
		}
		if !more {
			break
		}
	}
	if places.month != nowhere {
		v.Field(places.month).SetString(string(l.Month))
	}
	if places.unit != nowhere {
		v.Field(places.unit).SetString(l.Unit)
	}
	if places.page != nowhere {
		v.Field(places.page).SetInt(int64(l.Page))
	}
	return p, places.item(v) == l.Item
}

// places are where the fields of a payload stand in a link: month, unit and page in places of their own, the others in the item.
type places struct {
	month, unit, page int // fields; nowhere when the payload has none
	parts             []part
}

// nowhere is the field of what a payload does not have.
const nowhere = -1

// part is a field of a payload that stands in the item.
type part struct {
	field    int
	before   string
	optional bool
	alone    bool
}

// placesOf looks at each field once: a look allocates.
func placesOf(t reflect.Type) places {
	p := places{month: nowhere, unit: nowhere, page: nowhere}
	for i := range t.NumField() {
		switch f := t.Field(i); f.Name {
		case "Month":
			p.month = i
		case "Unit":
			p.unit = i
		case "Page":
			p.page = i
		default:
			p.parts = append(p.parts, part{field: i, before: cmp.Or(f.Tag.Get("before"), ","), optional: f.Tag.Get("optional") != "", alone: f.Tag.Get("alone") != ""})
		}
	}
	return p
}

// form is that of the links.
func (p places) form() form {
	return form{itemised: len(p.parts) > 0, alone: len(p.parts) == 1 && p.parts[0].alone}
}

// formOf is the form of links that carry P; whether dossiers stand behind one may depend on what it carries.
func formOf[P any]() form {
	f := placesOf(reflect.TypeFor[P]()).form()
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
