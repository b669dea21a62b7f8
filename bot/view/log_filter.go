package view

import (
	"strconv"
	"strings"

	"motcua/scoring/people"
)

// LogItem writes what a filter of the audit log chooses beside the unit, as links carry it: "target-set.3"; "" for all.
func LogItem(f people.LogFilter) string {
	if f.By == people.Anybody {
		return f.Action
	}
	return f.Action + "." + strconv.Itoa(f.By)
}

// ReadLogFilter reads the filter that a link carries; what LogItem does not write chooses nothing.
func ReadLogFilter(l Link) people.LogFilter {
	f := people.LogFilter{Unit: l.Unit}
	action, by, _ := strings.Cut(l.Item, ".")
	f.Action = action
	f.By, _ = strconv.Atoi(by) // 0 for what is no number
	if LogItem(f) != l.Item {
		return people.LogFilter{Unit: l.Unit}
	}
	return f
}

// logLink leads to what is told of the entries that a filter chooses.
func logLink(to Target, f people.LogFilter) Link {
	return Link{To: to, Unit: f.Unit, Item: LogItem(f)}
}
