package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Rows have the header's shape, and tables are where they are: nothing is read by a header that is not its own.
func TestFieldShapeOfTables(t *testing.T) {
	const both = "Háng Lìa 6/2024 TD 6/6 TT1 6/6; Nong U 6/2024 TD 6/6 TT1 6/6"
	nongU := juneOf("000.12.32.H18", "UBND xã Nong U", 6)
	below := nongU.called(colDue, "Hạn xử lý")
	for _, row := range append([][]string{below.head}, below.rows...) { // its columns stand otherwise
		row[3], row[5] = row[5], row[3]
	}
	pages := june(12)
	var paged [][]string
	for n, row := range pages.rows {
		if n%4 == 0 {
			paged = append(paged, pages.head)
		}
		paged = append(paged, row)
	}
	wide := june(20).lacking(colStatus, colChannel) // one row tells the receipt twice: what is late by position was in time
	wide.rows[4] = slices.Insert(wide.rows[4], 3, wide.rows[4][3])
	playField(t, []fieldCase{
		{says: "15b a comma without quotes moves a row's cells", takes: field(t, "15b-dau-phay-ten-thu-tuc.csv"), right: "Háng Lìa 6/2024 TD 27/27 TT1 - | Háng Lìa 6/2024 TD 30/30 TT1 -", bad: []int{3}},
		{says: "15b a row with a date too many, whose cells would fit by chance", takes: []paper{{"a.csv", csvOf(wide.table())}}, right: "Háng Lìa 6/2024 TD 19/19", bad: []int{1}},
		{says: "15b the same in a workbook", takes: []paper{{"a.xlsx", book(t, sheetRows(wide.table(), nil))}}, right: "Háng Lìa 6/2024 TD 19/19", bad: []int{1}},
		{says: "15b the same in HTML", takes: []paper{{"a.xls", wide.html()}}, right: "Háng Lìa 6/2024 TD 19/19", bad: []int{1}},
		{says: "26b finished above, pending below, with another column between", takes: field(t, "26b-hai-bang-can-bo.xlsx"), right: "Háng Lìa 6/2024 TD 20/22 TT1 -", or: `(?i)header|table|column`},
		{says: "26b a second header with its columns in another order", takes: []paper{{"a.csv", append(june(6).csv(), csvOf(below.table())...)}}, right: both, or: `(?i)header|table|column`},
		{says: "04c the header again on every printed page, text", takes: []paper{{"a.csv", csvOf(paged)}}, right: "Háng Lìa 6/2024 TD 12/12 TT1 12/12", known: 12},
		{says: "04c the header again on every printed page, HTML", takes: []paper{{"a.xls", []byte(htmlTable(paged))}}, right: "Háng Lìa 6/2024 TD 12/12 TT1 12/12", known: 12},
		{says: "04c the header again on every printed page, workbook", takes: []paper{{"a.xlsx", book(t, sheetRows(paged, nil))}}, right: "Háng Lìa 6/2024 TD 12/12 TT1 12/12", known: 12},
		{says: "04c a table for each printed page, each with its header", takes: []paper{{"a.xls", []byte(htmlTable(paged[:5]) + htmlTable(paged[5:10]) + htmlTable(paged[10:]))}}, right: "Háng Lìa 6/2024 TD 12/12 TT1 12/12", known: 12},
		{says: "27 one sheet for each commune, and a summary", takes: field(t, "27-moi-xa-mot-trang.xlsx"), right: both},
		{says: "27 the same made by excelize", takes: []paper{{"a.xlsx", sheetsOf(t, map[string][][]string{"Háng Lìa": june(6).table(), "Nong U": nongU.table()})}}, right: both},
		{says: "27 sheets whose columns stand in another order", takes: []paper{{"a.xlsx", sheetsOf(t, map[string][][]string{"Háng Lìa": june(6).table(), "Nong U": below.table()})}}, right: both, or: `(?i)sheet|header`},
		{says: "27 an empty sheet beside the list", takes: []paper{{"a.xlsx", sheetsOf(t, map[string][][]string{"Sheet1": june(6).table(), "Sheet2": nil, "Sheet3": nil})}}, right: "Háng Lìa 6/2024 TD 6/6"},
	})
}

// sheetsOf is a workbook of several sheets, in the order of their names.
func sheetsOf(t *testing.T, sheets map[string][][]string) []byte {
	t.Helper()
	f := excelize.NewFile()
	var names []string
	for name := range sheets {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for n, row := range sheets[name] {
			if err := f.SetSheetRow(name, fmt.Sprintf("A%d", n+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, known := sheets["Sheet1"]; !known {
		if err := f.DeleteSheet("Sheet1"); err != nil {
			t.Fatal(err)
		}
	}
	return saved(t, f)
}

func saved(t *testing.T, f *excelize.File) []byte {
	t.Helper()
	body, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return body.Bytes()
}

// A unit that is written once, beside or above its rows, holds for them.
func TestFieldUnitsWrittenOnce(t *testing.T) {
	const both = "Háng Lìa 6/2024 TD 5/5 TT1 5/5; Nong U 6/2024 TD 5/5 TT1 5/5"
	of := func(name string, from int) list { // codes that do not tell the unit
		return juneOf("x", name, 5).each(colCode, func(n int, _ string) string { return fmt.Sprintf("HS-%05d", from+n) })
	}
	first, second := of("UBND xã Háng Lìa", 101), of("UBND xã Nong U", 201)
	merged := list{head: first.head, rows: append(first.copy().rows, second.rows...)}

	f := excelize.NewFile()
	for n, row := range merged.table() {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", n+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	for _, cells := range [][2]string{{"C2", "C6"}, {"C7", "C11"}} {
		if err := f.MergeCell("Sheet1", cells[0], cells[1]); err != nil {
			t.Fatal(err)
		}
	}

	once := merged.each(colUnit, func(n int, was string) string {
		if n%5 == 0 {
			return was
		}
		return ""
	})
	spans := htmlTable(once.table())
	for _, unit := range []string{"UBND xã Háng Lìa", "UBND xã Nong U"} {
		spans = strings.Replace(spans, "<td>"+unit, `<td rowspan="5">`+unit, 1)
	}
	spans = strings.ReplaceAll(spans, "<td></td>", "")

	bare := merged.lacking(colUnit)
	section := func(title string, rows [][]string) [][]string {
		return append([][]string{slices.Concat([]string{title}, make([]string, len(bare.head)-1))}, rows...)
	}
	sections := slices.Concat([][]string{bare.head}, section("I. UBND xã Háng Lìa (5)", bare.rows[:5]), section("II. UBND xã Nong U (5)", bare.rows[5:]))
	sectioned := htmlTable(sections)
	for _, title := range []string{"I. UBND xã Háng Lìa (5)", "II. UBND xã Nong U (5)"} {
		sectioned = strings.Replace(sectioned, "<td>"+title+"</td>"+strings.Repeat("<td></td>", len(bare.head)-1), fmt.Sprintf(`<td colspan="%d">%s</td>`, len(bare.head), title), 1)
	}
	playField(t, []fieldCase{
		{says: "28 a unit's cell is merged down, and the cells below it are empty", takes: field(t, "28-don-vi-gop-o.xlsx"), right: both, known: 10},
		{says: "28 cells merged by excelize", takes: []paper{{"a.xlsx", saved(t, f)}}, right: both, known: 10},
		{says: "28 cells merged, and nothing in those below", takes: []paper{{"a.xlsx", book(t, "", sheetWith(sheetRows(once.table(), nil), `<mergeCells count="2"><mergeCell ref="C2:C6"/><mergeCell ref="C7:C11"/></mergeCells>`))}}, right: both, known: 10},
		{says: "28 rowspan", takes: []paper{{"a.xls", []byte(spans)}}, right: both, known: 10},
		{says: "28 the unit as a section row, text", takes: []paper{{"a.csv", csvOf(sections)}}, right: both, known: 10},
		{says: "28 the unit as a section row, HTML", takes: []paper{{"a.xls", []byte(sectioned)}}, right: both, known: 10},
		{says: "28 the unit as a section row, workbook", takes: []paper{{"a.xlsx", book(t, sheetRows(sections, nil))}}, right: both, known: 10},
		{says: "28 the sheet of a commune without a column of units", takes: []paper{{"a.xlsx", sheetsOf(t, map[string][][]string{"Háng Lìa": first.lacking(colUnit).table(), "Nong U": second.lacking(colUnit).table()})}}, right: both, or: `(?i)unit|sheet`},
	})
}
