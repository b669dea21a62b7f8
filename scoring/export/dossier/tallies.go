package dossier

import (
	"regexp"
	"strconv"
	"strings"

	"motcua/scoring"
	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// Tallies are a unit's counts of one term, by source: a source that is not there is not counted. Of a source that counts procedures the
// numerator alone is counted, and the denominator is 0; see AddProcedures.
type Tallies map[scoring.Counts]scoring.Tally

// receivedOrResolved counts the dossiers that were received or resolved in the term, beside the sources of indicators.
const receivedOrResolved scoring.Counts = "received-or-resolved"

// NewTallies has an empty tally for each of the sources.
func NewTallies(sources []scoring.Counts) Tallies {
	t := Tallies{receivedOrResolved: {}}
	for _, source := range sources {
		t[source] = scoring.Tally{}
	}
	return t
}

// Add counts n dossiers of a class.
func (t Tallies) Add(c Class, n int64) {
	for source, tally := range t {
		standing := c.StandsIn(source)
		switch {
		case standing == Unknown:
			tally.Unknown += n
		case standing == Outside || source.OfProcedures():
			continue
		default:
			tally.Denominator += n
			if standing == Achieved {
				tally.Numerator += n
			}
		}
		t[source] = tally
	}
}

// AddProcedures adds what is counted of procedures: how many have a dossier that stands in the source as achieved, and how many such
// dossiers do not tell their procedure.
func (t Tallies) AddProcedures(source scoring.Counts, procedures, unnamed int64) {
	tally := t[source]
	tally.Numerator += procedures
	tally.Unknown += unnamed
	t[source] = tally
}

// Handled counts the dossiers received or resolved in the term. Dossiers overdue from earlier do not count: they do not show that the
// term's data have come.
func (t Tallies) Handled() int64 { return t[receivedOrResolved].Denominator }

// statedTotal is a line that says how many dossiers a list has: "Tổng số: 120 hồ sơ", "Tổng số hồ sơ: 1.250". One that says of which
// dossiers, "Tổng số hồ sơ quá hạn: 5", may be of some of them.
var statedTotal = regexp.MustCompile(`^(?:danh sach (?:gom|co) |tong (?:so|cong) (?:(?:la|co) )?(?:(?:ho so|ban ghi|dong) )?(?:(?:la|co) )?)(\d{1,3}(?: \d{3})+|\d+)(?: (?:ho so|ban ghi|dong))?$`)

// StatedTotal is how many dossiers a row beside the data says that the list has; false when it says nothing of that.
func StatedTotal(row sheet.Row) (int, bool) {
	var texts []string
	for _, c := range row.Cells {
		if c.Text != "" {
			texts = append(texts, c.Text)
		}
	}
	if len(texts) == 0 || len(texts) > 2 {
		return 0, false
	}
	return TotalIn(strings.Join(texts, " "))
}

// TotalIn is the same for a line of text.
func TotalIn(line string) (int, bool) {
	if len(line) > 100 {
		return 0, false
	}
	m := statedTotal.FindStringSubmatch(names.Fold(line))
	if m == nil {
		return 0, false
	}
	n, err := strconv.Atoi(strings.ReplaceAll(m[1], " ", ""))
	return n, err == nil
}
