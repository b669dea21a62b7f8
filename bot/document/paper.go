package document

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/report"
)

// Paper is all that the files tell.
type Paper struct {
	Report     report.Report
	Letterhead Letterhead
	Late       []scoring.Listed // the dossiers late in the month that the reader may see
	Own        []string         // codes of the units whose counts the reader may see; nil for all
	Zone       *time.Location   // the authority's
	Words      locales.Printer  // the language of official papers
}

// File is one of the report's files.
type File struct {
	Name string
	Body []byte
}

// Files are the letter, the appendix as a workbook, and the appendix as text.
func Files(p Paper) ([]File, error) {
	letter, err := Letter(p)
	if err != nil {
		return nil, fmt.Errorf("write the letter: %w", err)
	}
	book, err := Workbook(p)
	if err != nil {
		return nil, fmt.Errorf("write the appendix: %w", err)
	}
	m := string(p.Report.Month)
	return []File{{"bao-cao-" + m + ".docx", letter}, {"phu-luc-" + m + ".xlsx", book}, {"phu-luc-" + m + ".csv", Text(p)}}, nil
}

// month is the report's month as letters write it: "tháng 6 năm 2024".
func (p Paper) month() string { return p.monthInWords(p.Report.Month) }

func (p Paper) monthInWords(m scoring.Month) string {
	return p.Words.Text("paper.month", "month", m.Number(), "year", strconv.Itoa(m.Year()))
}

// name is a name of the rule set.
func (p Paper) name(n scoring.Words) string { return n.In(p.Words.Language()) }

// points is a figure as it is printed beside the bounds that it is held against: "27,7".
func (p Paper) points(f scoring.Fraction, bounds scoring.Bounds) string {
	return p.Words.Decimal(f.Shown(bounds))
}

// bound is a maximum as it is printed.
func (p Paper) bound(f scoring.Fraction) string { return p.Words.Decimal(f.Bound()) }

// count is a number of units or dossiers as letters write it, with a leading zero: "06".
func count[N int | int64](n N) string { return fmt.Sprintf("%02d", n) }

// inSentence is a name without a capital at its beginning, for the middle of a sentence; an abbreviation keeps its own.
func inSentence(name string) string {
	runes := []rune(name)
	if len(runes) > 1 && strings.ToUpper(string(runes[1])) == string(runes[1]) && runes[1] != ' ' {
		return name
	}
	return strings.ToLower(string(runes[:1])) + string(runes[1:])
}
