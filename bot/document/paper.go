package document

import (
	"fmt"
	"strings"
	"time"

	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/report"
)

// Paper is all that the files tell.
type Paper struct {
	Report     report.Report
	Until      time.Time // up to when the figures reach, where the term still runs; else zero
	Letterhead Letterhead
	Late       []scoring.Listed // the dossiers late in the term that the reader may see
	Own        []string         // codes of the units whose counts the reader may see; nil for all
	Zone       *time.Location   // the authority's
	Words      locales.Printer  // the language of official papers
	acceptance lateAcceptance
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
	t := string(p.Report.Term)
	return []File{{"bao-cao-" + t + ".docx", letter}, {"phu-luc-" + t + ".xlsx", book}, {"phu-luc-" + t + ".csv", Text(p)}}, nil
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
