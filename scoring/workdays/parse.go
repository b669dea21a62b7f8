package workdays

import (
	"errors"
	"fmt"
	"time"
)

// near is how far apart the days of a swap may lie: across the end of a year, say.
const near = 31

// Parse reads a calendar of whole years, in the form of the embedded vietnam.toml, and validates it: dates are real and
// of their year, each day stands once, a day in lieu and a swapped day off are weekdays, a worked day is a Saturday or a
// Sunday, every day has a name in Vietnamese. The error names the entry that is wrong.
func Parse(raw []byte) (*Calendar, error) {
	doc, err := decode(raw)
	if err != nil {
		return nil, err
	}
	if len(doc.Years) == 0 {
		return nil, errors.New("there is no year in it")
	}
	c := &Calendar{off: map[date]Name{}, worked: map[date]bool{}, years: map[int]bool{}}
	for _, y := range doc.Years {
		if err := c.add(y); err != nil {
			return nil, fmt.Errorf("year %d: %w", y.Year, err)
		}
	}
	return c, nil
}

func (c *Calendar) add(y year) error {
	switch {
	case y.Year < 2000 || y.Year > 2199:
		return errors.New("years run from 2000 to 2199")
	case c.Known(y.Year):
		return errors.New("it stands twice")
	case y.Decision != "announced" && y.Decision != "expected":
		return fmt.Errorf("decision is %q, but must be announced or expected", y.Decision)
	case len(y.Holidays) == 0:
		return errors.New("it has no holidays")
	}
	c.years[y.Year] = y.Decision == "announced"
	for i, h := range y.Holidays {
		if err := c.addHoliday(y.Year, h); err != nil {
			return fmt.Errorf("holiday %d (%s): %w", i+1, h.Day, err)
		}
	}
	made := map[date]bool{}
	for i, l := range y.InLieu {
		if err := c.addInLieu(y.Year, l, made); err != nil {
			return fmt.Errorf("day in lieu %d (%s): %w", i+1, l.Day, err)
		}
	}
	for i, s := range y.Swaps {
		if err := c.addSwap(y.Year, s); err != nil {
			return fmt.Errorf("swap %d (%s): %w", i+1, s.Off, err)
		}
	}
	return nil
}

func (c *Calendar) addHoliday(year int, h holiday) error {
	d, err := dayIn(year, h.Day)
	if err != nil {
		return err
	}
	return c.takeOff(d, h.Name)
}

// addInLieu adds a day in lieu of a holiday of the year; made are the holidays that have theirs.
func (c *Calendar) addInLieu(year int, l inLieu, made map[date]bool) error {
	d, err := dayIn(year, l.Day)
	if err != nil {
		return err
	}
	of, err := dayIn(year, l.Of)
	if err != nil {
		return fmt.Errorf("of: %w", err)
	}
	_, off := c.off[of]
	switch {
	case !off || !of.isWeekend():
		return fmt.Errorf("of: %s is not a holiday on a Saturday or Sunday", of)
	case made[of]:
		return fmt.Errorf("of: %s has a day in lieu already", of)
	case d.isWeekend():
		return errors.New("it is a Saturday or Sunday")
	}
	made[of] = true
	return c.takeOff(d, l.Name)
}

// addSwap adds a swapped pair; the day off is of the year, the worked one near it.
func (c *Calendar) addSwap(year int, s swap) error {
	off, err := dayIn(year, s.Off)
	if err != nil {
		return err
	}
	worked, err := parseDate(s.Worked)
	if err != nil {
		return fmt.Errorf("worked: %w", err)
	}
	apart := max(worked.noon().Sub(off.noon()), off.noon().Sub(worked.noon()))
	_, isOff := c.off[worked]
	switch {
	case off.isWeekend():
		return errors.New("it is a Saturday or Sunday")
	case !worked.isWeekend():
		return fmt.Errorf("worked: %s is not a Saturday or Sunday", worked)
	case apart > near*24*time.Hour:
		return fmt.Errorf("worked: %s lies more than %d days away", worked, near)
	case isOff:
		return fmt.Errorf("worked: %s is off", worked)
	case c.worked[worked]:
		return fmt.Errorf("worked: %s stands twice", worked)
	}
	c.worked[worked] = true
	return c.takeOff(off, s.Name)
}

func (c *Calendar) takeOff(d date, name Name) error {
	switch {
	case name["vi"] == "":
		return errors.New("it has no name in vi")
	case c.worked[d]:
		return errors.New("it is worked in a swap")
	}
	if _, twice := c.off[d]; twice {
		return errors.New("it stands twice")
	}
	c.off[d] = name
	return nil
}

func dayIn(year int, text string) (date, error) {
	d, err := parseDate(text)
	if err == nil && d.year != year {
		err = fmt.Errorf("%s is not in the year", d)
	}
	return d, err
}

func parseDate(text string) (date, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return date{}, fmt.Errorf("%q is not a day written YYYY-MM-DD", text)
	}
	return dateOf(t), nil
}
