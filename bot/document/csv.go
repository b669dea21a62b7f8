package document

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"

	"motcua/scoring"
)

// Text is the appendix as text that spreadsheets of this country open by a double click: UTF-8 with its mark, semicolons,
// decimal commas. The line above the table says of when it is and what its figures are worth; indicators are named by their codes; where
// there are many, their groups stand before them. Corrections of points stand behind the grade.
func Text(p Paper) []byte {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = ';', true
	title := p.Words.Text("paper.text_title", "month", p.period()) + " " + p.figuresStanding()
	_ = w.Write([]string{title}) // a Buffer takes everything
	header, behind := p.heads()
	columns := p.columns()
	if p.Report.Rules.ByGroup() {
		columns = append(groupColumns(p), columns...)
	}
	for _, c := range columns {
		header = append(header, c.code)
	}
	rows := p.rows(columns)
	header = append(header, behind...)
	if isCorrected(p) {
		header = append(header, p.Words.Text("paper.correction"), p.Words.Text("paper.correction_reason"))
		appendCorrections(p, rows)
	}
	_ = w.Write(header)
	for _, row := range rows {
		row[1] = Harmless(row[1])
		_ = w.Write(row)
	}
	w.Flush()
	return b.Bytes()
}

// isCorrected says whether the authority corrected the points of a unit.
func isCorrected(p Paper) bool {
	return slices.ContainsFunc(p.Report.Records, func(u scoring.Record) bool { return u.Correction.Sign() != 0 })
}

// appendCorrections gives each row two more cells: by how many points its unit was corrected, and why. Headings of lists have no place.
func appendCorrections(p Paper, rows [][]string) {
	units := p.Report.Records
	for i, row := range rows {
		points, reason := "", ""
		if row[0] != "" {
			if u := units[0]; u.Correction.Sign() != 0 {
				points, reason = p.Words.Decimal(u.Correction.Cut(4)), Harmless(u.Reason)
			}
			units = units[1:]
		}
		rows[i] = append(row, points, reason)
	}
}

// Harmless is a text that no spreadsheet takes for a formula: one that begins like a formula, be it in the wide forms of
// East Asian writing, gets an apostrophe in front.
func Harmless(text string) string {
	text = strings.TrimSpace(strings.Map(dropUnprintable, text))
	if text != none && strings.IndexAny(text, "=+-@＝＋－＠") == 0 {
		return "'" + text
	}
	return text
}
