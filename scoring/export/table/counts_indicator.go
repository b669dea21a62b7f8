package table

import (
	"regexp"
	"strconv"
	"strings"

	"motcua/scoring"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// indicator finds the indicator of a row among those of the month's rule sets, or the count that is taken off one: by its code, by another
// code that its sources have, or by its name. It may also be what the rules do not score.
func (r *Reader) indicator(t *Table, row sheet.Row, count *Count) (scoring.Indicator, *sheet.RowError) {
	sets := r.Rules.Shown(r.rulesMonth(count.Term))
	if len(sets) == 0 {
		return scoring.Indicator{}, t.refuse(sheet.UnknownMonth, row, "month", header.MonthLook)
	}
	var cell sheet.Cell
	if i := t.header.Columns["indicator"]; i < len(row.Cells) {
		cell = row.Cells[i]
	}
	number := cell.Number || numberWithComma.MatchString(cell.Text)
	if number {
		cell.Text = strings.Replace(cell.Text, ",", ".", 1)
	}
	cut := false
	for _, known := range []func(scoring.Indicator, string) bool{byCode, byOtherCode, byName} {
		for _, set := range sets {
			cut = cut || number && mayBeCut(set, cell.Text)
			for _, ind := range set.Indicators {
				switch {
				case cut || !known(ind, cell.Text):
				case strings.EqualFold(ind.Less, codeAsWritten(cell.Text)):
					count.Rules, count.Indicator = set.EnteredFor(), ind.Less
					return scoring.Indicator{Code: ind.Less, Less: ind.Less}, nil
				case ind.Counts == scoring.Entered || set.Alone:
					count.Rules, count.Indicator = set.EnteredFor(), ind.Code
					return ind, nil
				}
			}
		}
	}
	if cut || dateMade(cell) {
		return scoring.Indicator{}, t.refuse(sheet.SpoiltCode, row, "indicator", header.DateLook)
	}
	for _, set := range sets {
		if count.unscored = set.UnscoredAs(codeAsWritten(cell.Text)); count.unscored != "" {
			return scoring.Indicator{}, nil
		}
	}
	return scoring.Indicator{}, t.refuse(sheet.UnknownIndicator, row, "indicator", header.IndicatorLook)
}

// byCode says whether a text is the code of an indicator, or of the count that is taken off it. People write it with a space within, with a
// dot behind, or with the word before it: "3.5 A", "2.1.", "Chỉ số 2.1".
func byCode(ind scoring.Indicator, text string) bool {
	text = codeAsWritten(text)
	return text != "" && (strings.EqualFold(ind.Code, text) || strings.EqualFold(ind.Less, text))
}

// wordBeforeCode is what people write before a code.
var wordBeforeCode = regexp.MustCompile(`(?i)^(?:chỉ số|chỉ tiêu)\s+`)

// codeAsWritten is the code that a cell has as the rules write it.
func codeAsWritten(text string) string {
	text = wordBeforeCode.ReplaceAllString(text, "")
	return strings.TrimRight(strings.Join(strings.Fields(text), ""), ".:")
}

func byOtherCode(ind scoring.Indicator, text string) bool {
	for _, other := range ind.Names {
		if strings.EqualFold(other, text) {
			return true
		}
	}
	return false
}

// byName says whether a text is the name of an indicator, with its code before it or without.
func byName(ind scoring.Indicator, text string) bool {
	folded := names.Fold(text)
	if folded == "" {
		return false
	}
	code := names.Fold(ind.Code) + " "
	for _, name := range []string{ind.Name.In("vi"), ind.Short.In("vi")} {
		if key := names.Fold(name); folded == key || folded == code+key {
			return true
		}
	}
	return false
}

// numberWithComma is a number as Vietnamese programs write it: 5,4 for 5.4.
var numberWithComma = regexp.MustCompile(`^\d+,\d+$`)

// mayBeCut says whether what became a number may have been a code with zeros behind: a program cuts 1.10 to 1.1.
func mayBeCut(set *scoring.RuleSet, number string) bool {
	for _, ind := range set.Indicators {
		if rest, longer := strings.CutPrefix(ind.Code, number); longer && rest != "" && strings.Trim(rest, "0") == "" {
			return true
		}
	}
	return false
}

// dateWritten are dates as programs write them that made one of a code: 2/1/2026, 02-01, 2-Jan, 2026-01-02.
var dateWritten = regexp.MustCompile(`^\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?(?:[ T]|$)|^\d{1,2}[- ](?:[A-Z][a-z]{2}|[Tt]hg)|^[A-Z][a-z]{2}[- ]\d`)

// serials are days from 1982 to 2173 as workbooks count them. No code is as high.
const leastSerial, mostSerial = 30_000, 99_999

// dateMade says whether a cell is a date. Which code it was is not guessed: 01/02 may have been 1.2 or 2.1.
func dateMade(cell sheet.Cell) bool {
	serial, err := strconv.ParseFloat(cell.Text, 64)
	return cell.Date || dateWritten.MatchString(cell.Text) || cell.Number && err == nil && serial >= leastSerial && serial <= mostSerial
}
