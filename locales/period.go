package locales

import "time"

// Period is a period of the zone of its ends, [from, until), as months where it has whole ones, else as days.
func (p Printer) Period(from, until time.Time) string {
	last := until.Add(-time.Second)
	whole := from.Day() == 1 && until.Day() == 1
	switch first, end := p.ShortMonth(from.Format("2006-01")), p.ShortMonth(last.Format("2006-01")); {
	case whole && first == end:
		return first
	case whole:
		return first + " – " + end
	case p.Date(from) == p.Date(last):
		return p.Date(from)
	default:
		return p.Date(from) + " – " + p.Date(last)
	}
}
