package sheet

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// meaning turns the texts of rows into what people mean by them: without the signs that protect a text from a spreadsheet program, and
// decoded from old font encodings. The first rows are held back until they have decided on the encoding.
type meaning struct {
	ctx     context.Context
	yield   func(Row, error) bool
	held    []Row
	bytes   int // of text held
	font    oldFont
	decided bool
	stopped bool
}

// takeRow takes the next row, or the error that ends the sheet.
func (m *meaning) takeRow(row Row, err error) bool {
	if err == nil {
		err = m.ctx.Err()
	}
	if err != nil {
		m.end()
		if !m.stopped {
			m.stopped = !m.yield(Row{}, err)
		}
		m.stopped = true
		return false
	}
	if m.decided {
		return m.giveRow(row)
	}
	row.Cells = slices.Clone(row.Cells)
	m.held = append(m.held, row)
	for _, c := range row.Cells {
		m.bytes += len(c.Text) + 16
	}
	if len(m.held) == witnessRows || m.bytes > witnessBytes {
		m.end()
	}
	return !m.stopped
}

// end decides, and gives what was held back.
func (m *meaning) end() {
	if m.decided || m.stopped {
		return
	}
	m.decided = true
	var err error
	if m.font, err = fontOf(m.held); err != nil {
		m.stopped = true
		m.yield(Row{}, err)
		return
	}
	for _, row := range m.held {
		if !m.giveRow(row) {
			break
		}
	}
	m.held = nil
}

func (m *meaning) giveRow(row Row) bool {
	for i := range row.Cells {
		c := &row.Cells[i]
		if c.Text == "" || c.Number || c.Date {
			continue
		}
		if c.Text[0] == '=' || c.Text[0] == '\'' {
			c.Text = trim(unquoteFormula(c.Text))
		}
		if m.font != nil && !isASCII(c.Text) && singleBytes(c.Text) {
			c.Text = norm.NFC.String(m.font(c.Text))
		}
		if strings.ContainsFunc(c.Text, isControl) {
			c.Text = trim(strings.Map(withoutControls, c.Text))
		}
	}
	m.stopped = !m.yield(row, nil)
	return !m.stopped
}

// isControl says whether a sign steers a terminal or the direction of writing, and shows nothing.
func isControl(r rune) bool {
	return r < ' ' && r != '\n' && r != '\r' && r != '\t' || r >= 0x7f && r < 0xa0 || r >= 0x61c && unicode.Is(unicode.Bidi_Control, r)
}

// withoutControls is for strings.Map: it leaves out signs that steer.
func withoutControls(r rune) rune {
	if isControl(r) {
		return -1
	}
	return r
}

// unquoteFormula gives the text inside ="…" or behind an apostrophe, by which people keep a code from becoming a number. A formula
// that does more than that stays.
func unquoteFormula(s string) string {
	if inner, ok := strings.CutPrefix(s, `="`); ok {
		inner, closed := strings.CutSuffix(inner, `"`)
		if bare := strings.ReplaceAll(inner, `""`, ""); !closed || strings.Contains(bare, `"`) {
			return s
		}
		return strings.ReplaceAll(inner, `""`, `"`)
	}
	if inner, ok := strings.CutPrefix(s, "'"); ok {
		return strings.TrimSuffix(inner, "'")
	}
	return s
}
