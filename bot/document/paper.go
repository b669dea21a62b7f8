package document

import (
	"fmt"
	"strings"
	"time"

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
func (p Paper) month() string { return monthInWords(p.Report.Month) }

func monthInWords(m scoring.Month) string {
	return fmt.Sprintf("tháng %d năm %d", m.Number(), m.Year())
}

// points is a figure as it is printed beside the bounds that it is held against: "27,7".
func points(f scoring.Fraction, bounds ...scoring.Fraction) string {
	return decimal(f.Shown(bounds...))
}

// bound is a maximum as it is printed.
func bound(f scoring.Fraction) string { return decimal(f.Bound()) }

// decimal is a number written with a point, as letters write it.
func decimal(text string) string { return strings.Replace(text, ".", ",", 1) }

// count is a number of units or dossiers as letters write it, with a leading zero: "06".
func count[N int | int64](n N) string { return fmt.Sprintf("%02d", n) }

// joinList joins what is named: "a, b và c".
func joinList(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " và " + items[last]
}

// inSentence is a name without a capital at its beginning, for the middle of a sentence; an abbreviation keeps its own.
func inSentence(name string) string {
	runes := []rune(name)
	if len(runes) > 1 && strings.ToUpper(string(runes[1])) == string(runes[1]) && runes[1] != ' ' {
		return name
	}
	return strings.ToLower(string(runes[:1])) + string(runes[1:])
}
