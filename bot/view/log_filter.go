package view

import (
	"strconv"
	"strings"

	"motcua/bot/chat"
	"motcua/scoring/people"
)

// LogItem writes what a filter of the audit log chooses beside the unit, as links carry it: "target-set.3"; "" for all.
func LogItem(f people.LogFilter) string {
	if f.By == people.Anybody {
		return f.Action
	}
	return f.Action + "." + strconv.Itoa(f.By)
}

// ReadLogFilter reads the filter that a link carries, and the place in the log; what is not written here chooses nothing.
func ReadLogFilter(l chat.Link) (people.LogFilter, people.LogPlace) {
	f := people.LogFilter{Unit: l.Unit}
	parts := strings.Split(l.Item, ".")
	f.Action = parts[0]
	if len(parts) > 1 {
		f.By, _ = strconv.Atoi(parts[1]) // 0 for what is no number
	}
	if len(parts) == 3 {
		p := readLogPlace(parts[2])
		if logPlaceLink(f, p).Item == l.Item {
			return f, p
		}
	}
	if LogItem(f) != l.Item {
		return people.LogFilter{Unit: l.Unit}, people.LogPlace{}
	}
	return f, people.LogPlace{}
}

// readLogPlace reads "<123" and ">123"; anything else is some place, which is written otherwise.
func readLogPlace(text string) (p people.LogPlace) {
	if id, ok := strings.CutPrefix(text, "<"); ok {
		p.Before, _ = strconv.ParseInt(id, 10, 64)
	} else if id, ok := strings.CutPrefix(text, ">"); ok {
		p.After, _ = strconv.ParseInt(id, 10, 64)
	}
	return p
}

// logLink leads to what is told of the entries that a filter chooses.
func logLink(to chat.Destination, f people.LogFilter) chat.Link {
	return chat.Link{To: to, Unit: f.Unit, Item: LogItem(f)}
}

// logPlaceLink leads to the entries that a filter chooses at a place of the log: "target-set.3.<123" are those before the
// entry 123, "..>123" those after it.
func logPlaceLink(f people.LogFilter, p people.LogPlace) chat.Link {
	place := "<" + strconv.FormatInt(p.Before, 10)
	if p.After > 0 {
		place = ">" + strconv.FormatInt(p.After, 10)
	}
	by := ""
	if f.By != people.Anybody {
		by = strconv.Itoa(f.By)
	}
	return chat.Link{To: ToLog, Unit: f.Unit, Item: f.Action + "." + by + "." + place}
}
