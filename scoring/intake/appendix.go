package intake

import (
	"context"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"motcua/scoring"
	"motcua/scoring/dossier"
	"motcua/scoring/names"
	"motcua/scoring/sheet"
)

// takeAppendix takes in an appendix as it was published.
func (c *call) takeAppendix(ctx context.Context, o opened, r *Result) error {
	units, err := c.index(ctx)
	if err != nil {
		return err
	}
	month, ok := c.appendixMonth(o)
	if !ok {
		return &sheet.FileError{Problem: sheet.NoMonth}
	}
	rules, ok := c.Rules.For(month)
	if !ok {
		return &sheet.FileError{Problem: sheet.NoMonth}
	}
	columns, err := indicatorColumns(o.table, rules)
	if err != nil {
		return err
	}
	rows, err := c.readAppendix(o.table, month, units, columns, r)
	if err != nil {
		return err
	}
	stage, err := c.Store.Stage(ctx)
	if err != nil {
		return err
	}
	defer stage.Close()
	return c.write(ctx, stage, r, func(tx Tx, file int64) ([]UnitMonth, error) {
		r.File.Changes, err = tx.PutPublished(ctx, file, month, rows)
		touched := make([]UnitMonth, len(rows))
		for i, row := range rows {
			touched[i] = UnitMonth{Unit: row.Unit, Month: month}
		}
		return touched, err
	})
}

// appendixMonth is the month an appendix is for: by its title, else by the name of its file or folder, else the month of
// the stated data time, else the one month of the counts that came in the same call.
func (c *call) appendixMonth(o opened) (scoring.Month, bool) {
	for _, line := range o.table.header.Title {
		if m, ok := monthIn(line); ok {
			return m, true
		}
	}
	for _, name := range []string{filepath.Base(o.source.Path), filepath.Base(filepath.Dir(o.source.Path))} {
		if m, ok := monthIn(name); ok {
			return m, true
		}
	}
	if !c.opt.AsOf.IsZero() {
		return scoring.MonthOf(c.opt.AsOf, c.Zone), true
	}
	return c.month, c.month != ""
}

// Months inside a line: "THÁNG 6 NĂM 2024", "tháng 6/2024", "2024-06", "06-2024", "phu-luc-thang-6-2024.xlsx".
var (
	monthWords = regexp.MustCompile(`(?:thang|tháng) *(\d{1,2}) *(?:/|-|năm|nam) *(20\d\d|21\d\d)`)
	yearFirst  = regexp.MustCompile(`(?:^|\D)(20\d\d|21\d\d)[-_.](\d\d)(?:\D|$)`)
	monthFirst = regexp.MustCompile(`(?:^|\D)(\d\d?)[-_./](20\d\d|21\d\d)(?:\D|$)`)
)

func monthIn(line string) (scoring.Month, bool) {
	line = strings.ToLower(line)
	if m := monthWords.FindStringSubmatch(strings.ReplaceAll(line, "_", "-")); m != nil {
		return dossier.ParseMonth(m[1] + "/" + m[2])
	}
	if m := yearFirst.FindStringSubmatch(line); m != nil {
		return dossier.ParseMonth(m[2] + "/" + m[1])
	}
	if m := monthFirst.FindStringSubmatch(line); m != nil {
		return dossier.ParseMonth(m[1] + "/" + m[2])
	}
	return "", false
}

// indicatorColumns finds the column of every indicator: by its code when the labels are codes; else by place, the
// columns between the unit and the total being the indicators in the order of the decision. The maxima that labels
// state, "Chỉ số 1(5đ)", must then be those of the rule set.
func indicatorColumns(t *table, rules *scoring.RuleSet) (map[string]int, error) {
	columns := map[string]int{}
	for i, levels := range t.header.Levels {
		if len(levels) == 0 {
			continue
		}
		if ind, ok := rules.Indicator(strings.ToUpper(strings.TrimSpace(levels[len(levels)-1]))); ok {
			columns[ind.Code] = i
		}
	}
	if len(columns) == len(rules.Indicators) {
		return columns, nil
	}
	unit, total := t.header.Columns["unit"], t.header.Columns["total"]
	if total-unit-1 == len(rules.Indicators) {
		clear(columns)
		for i, ind := range rules.Indicators {
			if stated, ok := statedMax(t.header.Labels[unit+1+i]); ok && stated.Cmp(ind.Max) != 0 {
				break
			}
			columns[ind.Code] = unit + 1 + i
		}
	}
	if len(columns) == len(rules.Indicators) {
		return columns, nil
	}
	var missing []string
	for _, ind := range rules.Indicators {
		if _, ok := columns[ind.Code]; !ok {
			missing = append(missing, ind.Code)
		}
	}
	return nil, &sheet.FileError{Problem: sheet.NoColumns, Facts: map[string]string{
		"kind": string(Appendix), "missing": strings.Join(missing, ", "), "found": strings.Join(t.header.Labels, "; "),
	}}
}

var maxInLabel = regexp.MustCompile(`\((\d+(?:[.,]\d+)?) *(?:đ|điểm)\)`)

func statedMax(label string) (scoring.Fraction, bool) {
	all := maxInLabel.FindAllStringSubmatch(strings.ToLower(label), -1)
	if all == nil {
		return scoring.Fraction{}, false
	}
	f, err := scoring.ParseFraction(all[len(all)-1][1])
	return f, err == nil
}

func (c *call) readAppendix(t *table, m scoring.Month, units *names.Index, columns map[string]int, r *Result) ([]Published, error) {
	var rows []Published
	for row, err := range t.rows() {
		if err != nil {
			return nil, err
		}
		if t.text(row, "converted") == "" && t.text(row, "total") == "" {
			continue // a section's heading
		}
		r.File.Rows++
		p, wrong := publishedRow(t, row, m, units, columns)
		if wrong == nil && slices.ContainsFunc(rows, func(other Published) bool { return other.Unit == p.Unit }) {
			wrong = &sheet.RowError{Reason: sheet.Repeated, Value: t.text(row, "unit")}
		}
		if wrong != nil {
			wrong.Row = row.Number
			r.refuse(*wrong)
			continue
		}
		rows = append(rows, p)
	}
	if r.File.Rows == 0 {
		return nil, &sheet.FileError{Problem: sheet.Empty}
	}
	return rows, nil
}

func publishedRow(t *table, row sheet.Row, m scoring.Month, units *names.Index, columns map[string]int) (Published, *sheet.RowError) {
	unit, wrong := findUnit(units, m, "", t.text(row, "unit"))
	if wrong != nil {
		return Published{}, wrong
	}
	p := Published{Unit: unit.Code, Points: map[string]string{}, Total: t.text(row, "total"), Converted: t.text(row, "converted"), Grade: t.text(row, "grade")}
	for code, column := range columns {
		if figure := row.Text(column); dash(figure) {
			p.Points[code] = "-"
		} else {
			p.Points[code] = figure
		}
	}
	for _, figure := range append([]string{p.Total, p.Converted}, pointsOf(p)...) {
		if f, err := scoring.ParseFraction(figure); err != nil || f.Sign() < 0 {
			return p, &sheet.RowError{Reason: sheet.BadNumber, Value: figure}
		}
	}
	return p, nil
}

// pointsOf are the printed figures of the assessed indicators.
func pointsOf(p Published) []string {
	var figures []string
	for _, f := range p.Points {
		if f != "-" {
			figures = append(figures, f)
		}
	}
	return figures
}
