package document

import (
	"bytes"
	"encoding/csv"
	"strings"
)

// Text is the appendix as text that spreadsheets of this country open by a double click: UTF-8 with its mark, semicolons,
// decimal commas. The line above the table says which month it is and what its figures are worth; indicators are named by their codes; where
// there are many, their groups stand before them.
func Text(p Paper) []byte {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = ';', true
	title := p.Words.Text("paper.text_title", "month", p.month()) + " " + p.figuresStanding()
	_ = w.Write([]string{title}) // a Buffer takes everything
	header, behind := p.heads()
	columns := p.columns()
	if p.Report.Rules.ByGroup() {
		columns = append(groupColumns(p), columns...)
	}
	for _, c := range columns {
		header = append(header, c.code)
	}
	_ = w.Write(append(header, behind...))
	for _, row := range p.rows(columns) {
		row[1] = Harmless(row[1])
		_ = w.Write(row)
	}
	w.Flush()
	return b.Bytes()
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
