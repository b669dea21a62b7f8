package document

import (
	"strconv"

	"motcua/scoring"
)

// period is the report's term as letters write it: "tháng 6 năm 2024", "quý III năm 2026", "năm 2026". One that still runs is told by its days:
// the year so far "từ ngày 01/01/2026 đến ngày 29/11/2026", a quarter by its name with its days behind it.
func (p Paper) period() string {
	t := p.Report.Term
	name := p.termInWords(t)
	if _, month := t.Month(); month || p.Until.IsZero() {
		return name
	}
	days := p.Words.Text("paper.from_to", "from", p.Words.Date(t.Start(p.Zone)), "to", p.Words.Date(p.Until.In(p.Zone)))
	if len(t.Months()) == 12 {
		return days
	}
	return p.Words.Text("paper.so_far", "period", name, "days", days)
}

// termInWords is a term as letters write it.
func (p Paper) termInWords(t scoring.Term) string {
	months := t.Months()
	year := strconv.Itoa(months[0].Year())
	switch len(months) {
	case 1:
		return p.Words.Text("paper.month", "month", months[0].Number(), "year", year)
	case 3:
		return p.Words.Text("paper.quarter", "quarter", [...]string{"I", "II", "III", "IV"}[months[0].Number()/3], "year", year)
	}
	return p.Words.Text("paper.year", "year", year)
}

// span is what the report's term is, in a word within a sentence.
func (p Paper) span() string { return p.Words.Text("span." + p.Report.Term.LengthName()) }

// provisional says why the figures may still move.
func (p Paper) provisional() string {
	_, month := p.Report.Term.Month()
	switch {
	case month:
		return p.Words.Text("paper.provisional")
	case p.Until.IsZero():
		return p.Words.Text("paper.provisional_open", "span", p.span())
	}
	return p.Words.Text("paper.provisional_running", "span", p.span())
}

// termMarks say how a quarter or a year is counted; nothing of a month.
func termMarks(p Paper) (lines []string) {
	if _, month := p.Report.Term.Month(); month {
		return nil
	}
	lines = []string{p.Words.Text("paper.own_counts", "span", p.span())}
	if !p.Until.IsZero() {
		lines = append(lines, p.Words.Text("paper.entered_until"))
	}
	return lines
}
