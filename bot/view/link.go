package view

import (
	"slices"
	"strconv"
	"strings"

	"motcua/scoring"
)

// Link is what a button carries. It is only a question: it grants nothing.
type Link struct {
	To       Destination
	Month    scoring.Month // "" for the latest, or now
	Unit     string        // code; "" for none
	Item     string        // for destinations that are itemised: what their comments say; for ToWhy an indicator's code, or a Figure
	Page     int           // from 0
	Language string        // for ToLanguage
}

// Yes is the last part of an Item that confirms.
const Yes = "yes"

// Parts are the parts of an Item; whether the last of them confirms.
func (l Link) Parts() (parts []string, yes bool) {
	parts = strings.Split(l.Item, ",")
	if last := len(parts) - 1; parts[last] == Yes {
		return parts[:last], true
	}
	return parts, false
}

// With is the link with an Item of these parts, on its first page.
func (l Link) With(parts ...string) Link {
	l.Item, l.Page = strings.Join(parts, ","), 0
	return l
}

// version is the form in which links are written; a button of another form is old or foreign.
const version = "1"

// carried is what Telegram lets a button carry, in bytes.
const carried = 64

// Data writes a link as a button carries it: "1:card:2024-06:000.10.32.H18", with ":2" behind it on the third page. It
// is false for a link that does not fit.
func (l Link) Data() (string, bool) {
	parts := []string{version, string(l.To), string(l.Month), l.Unit}
	switch {
	case l.To == ToLanguage:
		parts = []string{version, string(l.To), l.Language}
	case l.To.itemised():
		parts = append(parts, l.Item)
	}
	if l.Page > 0 {
		parts = append(parts, strconv.Itoa(l.Page))
	}
	data := strings.Join(parts, ":")
	if read, ok := ReadLink(data); !ok || read != l {
		return "", false
	}
	return data, true
}

// ReadLink reads what a button carried. It is false for anything that Data does not write: an old or foreign button.
func ReadLink(data string) (Link, bool) {
	if len(data) > carried {
		return Link{}, false
	}
	parts := strings.Split(data, ":")
	if len(parts) < 3 || parts[0] != version {
		return Link{}, false
	}
	l := Link{To: Destination(parts[1])}
	switch {
	case l.To == ToLanguage:
		l.Language = parts[2]
		return l, len(parts) == 3 && len(l.Language) == 2
	case !l.To.known():
		return Link{}, false
	case l.To.itemised():
		if len(parts) < 5 {
			return Link{}, false
		}
		l.Item = parts[4]
		parts = slices.Delete(parts, 4, 5)
	}
	if len(parts) < 4 || len(parts) > 5 {
		return Link{}, false
	}
	if parts[2] != "" {
		m, err := scoring.ParseMonth(parts[2])
		if err != nil {
			return Link{}, false
		}
		l.Month = m
	}
	l.Unit = parts[3]
	if len(parts) == 5 {
		page, err := strconv.Atoi(parts[4])
		if err != nil || page < 1 || page > 9999 || strconv.Itoa(page) != parts[4] {
			return Link{}, false
		}
		l.Page = page
	}
	return l, true
}

// listsDossiers says whether a list of dossiers, or the log that names some, may take the place of the message that the button
// stands under.
func (l Link) listsDossiers() bool {
	switch l.To {
	case ToOverdue, ToDue, ToDisputes, ToLog:
		return true
	case ToWhy:
		return l.Item != FigureChoice
	default:
		return false
	}
}
