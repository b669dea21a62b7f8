package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"
)

// list is a list of dossiers as a file holds it, whatever kind of file that is.
type list struct {
	head []string
	rows [][]string
}

// The columns of the lists that tests make.
const (
	colCode     = "Mã hồ sơ"
	colUnit     = "Đơn vị tiếp nhận"
	colReceived = "Ngày tiếp nhận"
	colDue      = "Ngày hẹn trả"
	colFinished = "Ngày kết thúc xử lý"
	colStatus   = "Trạng thái"
	colChannel  = "Hình thức nộp hồ sơ"
)

var listColumns = []string{"STT", colCode, colUnit, colReceived, colDue, colFinished, colStatus, colChannel}

// june is a list of n dossiers of xã Háng Lìa, filed online from 3 June 2024 on, one a day, due three days later at 17:00 and
// finished the day before that: all on time.
func june(n int) list {
	return juneOf("000.10.32.H18", "UBND xã Háng Lìa", n)
}

func juneOf(code, unit string, n int) list {
	l := list{head: listColumns}
	for i := range n {
		day := 3 + i
		l.rows = append(l.rows, []string{
			fmt.Sprint(i + 1), fmt.Sprintf("%s-2406%02d-%04d", code, day, i+1), unit,
			fmt.Sprintf("%02d/06/2024 08:00", day), fmt.Sprintf("%02d/06/2024 17:00", day+3), fmt.Sprintf("%02d/06/2024 10:00", day+2),
			"Đã trả kết quả", "Trực tuyến",
		})
	}
	return l
}

func (l list) copy() list {
	c := list{head: slices.Clone(l.head)}
	for _, row := range l.rows {
		c.rows = append(c.rows, slices.Clone(row))
	}
	return c
}

// each has the cells of a column written otherwise; n counts the rows from 0.
func (l list) each(column string, write func(n int, was string) string) list {
	l = l.copy()
	at := slices.Index(l.head, column)
	for n, row := range l.rows {
		row[at] = write(n, row[at])
	}
	return l
}

// all has a column hold the same in each row.
func (l list) all(column, text string) list {
	return l.each(column, func(int, string) string { return text })
}

// one has a single cell of a column hold something else.
func (l list) one(row int, column, text string) list {
	return l.each(column, func(n int, was string) string {
		if n == row {
			return text
		}
		return was
	})
}

// dates has the cells of the three columns of dates written otherwise.
func (l list) dates(write func(n int, was string) string) list {
	return l.each(colReceived, write).each(colDue, write).each(colFinished, write)
}

// called gives a column another label.
func (l list) called(column, label string) list {
	l = l.copy()
	l.head[slices.Index(l.head, column)] = label
	return l
}

// lacking leaves columns out.
func (l list) lacking(columns ...string) list {
	l = l.copy()
	for _, column := range columns {
		at := slices.Index(l.head, column)
		l.head = slices.Delete(l.head, at, at+1)
		for n := range l.rows {
			l.rows[n] = slices.Delete(l.rows[n], at, at+1)
		}
	}
	return l
}

// also adds a column before another one.
func (l list) also(before, label string, write func(n int) string) list {
	l = l.copy()
	at := slices.Index(l.head, before)
	l.head = slices.Insert(l.head, at, label)
	for n := range l.rows {
		l.rows[n] = slices.Insert(l.rows[n], at, write(n))
	}
	return l
}

// table is the header and the rows.
func (l list) table() [][]string { return append([][]string{l.head}, l.rows...) }

// csv is the list as delimited text.
func (l list) csv() []byte { return csvOf(l.table()) }

func csvOf(table [][]string) []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	if err := w.WriteAll(table); err != nil {
		panic(err) // a buffer takes everything
	}
	return out.Bytes()
}

// html is the list as a system's "Excel": a table of HTML.
func (l list) html() []byte { return []byte("<html><body>" + htmlTable(l.table()) + "</body></html>") }

func htmlTable(table [][]string) string {
	var out strings.Builder
	out.WriteString("<table>")
	for _, row := range table {
		out.WriteString("<tr>")
		for _, cell := range row {
			out.WriteString("<td>" + html.EscapeString(cell) + "</td>")
		}
		out.WriteString("</tr>\n")
	}
	out.WriteString("</table>")
	return out.String()
}

// book is the list as a workbook. A cell may be written by hand: write gives its element, or "" for the usual one.
func (l list) book(t *testing.T, write func(column, ref, text string) string, others ...bookPart) []byte {
	t.Helper()
	return book(t, sheetRows(l.table(), func(row, column int, ref, text string) string {
		if row == 0 || write == nil {
			return ""
		}
		return write(l.head[column], ref, text)
	}), others...)
}

// sheetRows are rows as the elements of a workbook's sheet.
func sheetRows(table [][]string, write func(row, column int, ref, text string) string) string {
	var out strings.Builder
	for n, row := range table {
		fmt.Fprintf(&out, `<row r="%d">`, n+1)
		for i, text := range row {
			ref := fmt.Sprint(columnName(i), n+1)
			cell := ""
			if write != nil {
				cell = write(n, i, ref, text)
			}
			if cell == "" {
				cell = `<c r="` + ref + `" t="inlineStr"><is><t xml:space="preserve">` + html.EscapeString(text) + `</t></is></c>`
			}
			out.WriteString(cell)
		}
		out.WriteString("</row>")
	}
	return out.String()
}

// columnName is the name of a workbook's column, "AB" say; i counts from 0.
func columnName(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return columnName(i/26-1) + columnName(i%26)
}

// sheetWith is a sheet's part with elements behind its rows.
func sheetWith(rows, behind string) bookPart {
	return bookPart{"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData>` + behind + `</worksheet>`}
}
