package table

import (
	"regexp"
	"strings"

	"motcua/scoring"
	"motcua/scoring/export/sheet"
)

// indicatorColumns finds the column of every indicator: by its code when the labels are codes; else by place, the
// columns between the unit and the total being the indicators in the order of the decision. The maxima that labels
// state, "Chỉ số 1(5đ)", must then be those of the rule set.
func indicatorColumns(t *Table, rules *scoring.RuleSet) (map[string]int, error) {
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
		"kind": string(Appendix), "missing": strings.Join(missing, ", "), "found": strings.Join(t.header.ShownLabels(), "; "),
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
