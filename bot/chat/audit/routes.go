package audit

import (
	"errors"
	"strconv"

	"motcua/bot/chat"
	"motcua/scoring/people"
)

// What the room's buttons lead to.
const (
	toLog     chat.Route[chosen] = "log"     // a page of the log
	toPeople  chat.Route[filter] = "logwho"  // by whom it may be filtered
	toKinds   chat.Route[filter] = "logwhat" // by which actions
	toAskUnit chat.Route[filter] = "asklog"  // asks by which unit
	toFile    chat.Route[filter] = "logfile" // the log as a file
)

// filter chooses entries of the log: "target-set.3" are the targets that number 3 set. Page is a page of the choices of a filter.
type filter struct {
	Unit   string
	Action string
	By     doer `before:"." optional:"yes"`
	Page   int
}

// logFilter is the filter as the store reads it.
func (f filter) logFilter() people.LogFilter {
	return people.LogFilter{Unit: f.Unit, Action: f.Action, By: int(f.By)}
}

// chosenFrom are the entries that the filter chooses, from a place of the log on.
func (f filter) chosenFrom(p place) chosen { return chosen{f.Unit, f.Action, f.By, p} }

// chosen carries the entries that a filter chooses at a place of the log: "target-set.3.<123" are those before the entry 123,
// "..>123" those after it.
type chosen struct {
	Unit   string
	Action string
	By     doer  `before:"." optional:"yes"`
	Place  place `before:"." optional:"yes"`
}

// Protects says that the log cannot be forwarded.
func (chosen) Protects() bool { return true }

func (c chosen) filter() filter { return filter{Unit: c.Unit, Action: c.Action, By: c.By} }

// doer is the number of who did something; people.Anybody is written as nothing.
type doer int

// MarshalText writes a number.
func (d doer) MarshalText() ([]byte, error) {
	if d == people.Anybody {
		return nil, nil
	}
	return []byte(strconv.Itoa(int(d))), nil
}

// UnmarshalText reads what MarshalText writes.
func (d *doer) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = people.Anybody
		return nil
	}
	n, err := strconv.Atoi(string(text))
	*d = doer(n)
	return err
}

// place is a place in the log; the zero value is its beginning.
type place people.LogPlace

// MarshalText writes "<123" for what stands before an entry, and ">123" for what came after it.
func (p place) MarshalText() ([]byte, error) {
	switch {
	case p.After > 0:
		return []byte(">" + strconv.FormatInt(p.After, 10)), nil
	case p.Before > 0:
		return []byte("<" + strconv.FormatInt(p.Before, 10)), nil
	}
	return nil, nil
}

// UnmarshalText reads what MarshalText writes.
func (p *place) UnmarshalText(text []byte) error {
	*p = place{}
	if len(text) == 0 {
		return nil
	}
	id, err := strconv.ParseInt(string(text[1:]), 10, 64)
	switch text[0] {
	case '<':
		p.Before = id
	case '>':
		p.After = id
	default:
		return errors.New("a place in the log begins with < or >")
	}
	return err
}
