package table

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dates"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// Count is a tally counted by people. Assessed is false when "-" was entered.
type Count struct {
	Term      scoring.Term // mostly a month
	Unit      string       // code; "" for counts of the authority, which are the same for all units
	Rules     string       // code of the rule set whose indicator it is
	Indicator string       // code
	Assessed  bool
	Counted   bool // only the denominator was entered: the numerator is counted from dossiers
	Tally     scoring.Tally
	Taken     time.Time // when the figure was taken from its source; zero when the file does not say

	unscored string // the code of what the rules do not score; "" for an indicator
}

// Counts reads counts that were entered by hand. Of a file that is refused it gives those that were read, too. Rows of what the rules do not
// score are kept aside, which is noted.
func (r *Reader) Counts(t *Table, units *names.Index) (counts []Count, read Outcome, err error) {
	type key struct {
		term                   scoring.Term
		unit, rules, indicator string
		taken                  time.Time
	}
	seen := map[key]bool{}
	var unscored []string // of each row that is kept aside
	for row, err := range t.rows() {
		if err != nil {
			return counts, read, err
		}
		if t.text(row, "numerator") == "" && t.text(row, "denominator") == "" {
			continue // nobody has filled it in, which is not to say that it is not assessed
		}
		read.Rows++
		read.last = row.Number
		count, wrong := r.count(t, row, units)
		if wrong == nil && count.unscored != "" {
			unscored = append(unscored, count.unscored)
			continue
		}
		k := key{count.Term, count.Unit, count.Rules, count.Indicator, count.Taken}
		if wrong == nil && seen[k] {
			wrong = &sheet.RowError{Reason: sheet.Repeated, Value: count.Unit + " " + count.Indicator}
		}
		if wrong != nil {
			wrong.Row = row.Number
			read.refuse(*wrong)
			continue
		}
		seen[k] = true
		counts = append(counts, count)
	}
	if n := len(unscored); n > 0 {
		slices.Sort(unscored)
		read.Notes = append(read.Notes, dossier.Note{Kind: dossier.UnscoredCounts, Column: strings.Join(slices.Compact(unscored), ", "), N: n})
	}
	return counts, read, read.check(t.book)
}

// mostCounted is more than anybody has counted by hand; a number of nine digits may be a person's.
const mostCounted = 99_999_999

// count reads a row.
func (r *Reader) count(t *Table, row sheet.Row, units *names.Index) (Count, *sheet.RowError) {
	var count Count
	var ok bool
	if count.Term, ok = r.termOf(t, row); !ok {
		return count, t.refuse(sheet.UnknownMonth, row, "month", header.MonthLook)
	}
	ind, wrong := r.indicator(t, row, &count)
	if wrong != nil || count.unscored != "" {
		return count, wrong
	}
	if code, name := t.text(row, "code"), t.text(row, "unit"); !ind.Common || code+name != "" {
		unit, wrong := findUnit(units, r.rulesMonth(count.Term), code, name)
		if wrong != nil {
			return count, wrong
		}
		count.Unit = unit.Code
	}
	if text := t.text(row, "taken"); text != "" {
		at, _, err := dates.Parse(row.Cells[t.header.Columns["taken"]], r.Zone, t.book.Date1904())
		if err != nil || at == 0 || at > r.Now().Unix() {
			return count, t.refuse(sheet.BadDate, row, "taken", header.DateLook)
		}
		count.Taken = time.Unix(at, 0).In(r.Zone)
	}
	return count, r.readTally(t, row, ind, &count)
}

// readTally reads the two counts of a row. A count that is taken off another has a numerator alone; a denominator alone leaves the numerator
// of what is counted from dossiers to those.
func (r *Reader) readTally(t *Table, row sheet.Row, ind scoring.Indicator, count *Count) *sheet.RowError {
	numerator, denominator := t.text(row, "numerator"), t.text(row, "denominator")
	if isDash(numerator) && isDash(denominator) {
		return nil
	}
	taken := ind.Less == ind.Code && ind.Code != ""
	if taken && denominator == "" {
		denominator = "0"
	}
	if count.Counted = numerator == "" && ind.Counts.OfProcedures(); count.Counted {
		numerator = "0"
	}
	n, err1 := wholeNumber(numerator)
	d, err2 := wholeNumber(denominator)
	if err1 != nil || err2 != nil || n < 0 || n > mostCounted || d > mostCounted || d < n && !taken {
		return t.refuse(sheet.BadNumber, row, "numerator", header.NumberLook)
	}
	count.Assessed, count.Tally = true, scoring.Tally{Numerator: n, Denominator: d}
	return nil
}

// thousands is a whole number whose thousands are set apart: "184.513", "1 234 567".
var thousands = regexp.MustCompile(`^[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+|(?: \d{3})+)$`)

// wholeNumber reads a count. Nobody counts halves, so that three digits behind each point or comma are thousands.
func wholeNumber(text string) (int64, error) {
	text = strings.TrimSpace(strings.ReplaceAll(text, "\u00a0", " "))
	if thousands.MatchString(text) {
		text = strings.NewReplacer(".", "", ",", "", " ", "").Replace(text)
	}
	return strconv.ParseInt(strings.TrimSuffix(text, ".0"), 10, 64)
}

// rulesMonth is the month by whose rules and units counts of a term are read: its own, or the last one of a quarter or a year that has begun.
func (r *Reader) rulesMonth(t scoring.Term) scoring.Month {
	last, begun := t.Begun(scoring.MonthOf(r.Now(), r.Zone))
	if !begun {
		return t.Months()[0]
	}
	return last
}

// monthOf reads the month of a row; false for a quarter or a year.
func (r *Reader) monthOf(t *Table, row sheet.Row) (scoring.Month, bool) {
	term, ok := r.termOf(t, row)
	m, is := term.Month()
	return m, ok && (is || term == "")
}

// termOf reads the month, quarter or year of a row, a month also as the first day of it: spreadsheet programs make that of a month typed in.
func (r *Reader) termOf(t *Table, row sheet.Row) (scoring.Term, bool) {
	text := t.text(row, "month")
	if term, ok := dates.ParseTerm(text); ok || text == "" {
		return term, ok
	}
	at, clock, err := dates.Parse(row.Cells[t.header.Columns["month"]], r.Zone, t.book.Date1904())
	day := time.Unix(at, 0).In(r.Zone)
	return scoring.Term(scoring.MonthOf(day, r.Zone)), err == nil && !clock && at != 0 && day.Day() == 1
}

// isDash says whether a cell is written as holding nothing: of a figure, that it is not assessed.
func isDash(s string) bool { return s == "" || s == "-" || s == "–" || s == "—" }

// findUnit finds a unit by code, else by a name it has in the month. A name that is only similar is never taken.
func findUnit(units *names.Index, m scoring.Month, code, name string) (scoring.Unit, *sheet.RowError) {
	if u, ok := units.ByCode(code); ok {
		return u, nil
	}
	if u, ok := units.ByNameIn(m, name); ok {
		return u, nil
	}
	wrong := &sheet.RowError{Reason: sheet.UnknownUnit, Value: header.Shown(header.CodeLook, code)}
	for _, u := range units.Suggest(name, 3) {
		wrong.Suggestions = append(wrong.Suggestions, u.Name)
	}
	return scoring.Unit{}, wrong
}
