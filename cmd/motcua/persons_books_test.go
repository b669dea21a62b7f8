package main

import (
	"fmt"
	"html"
	"maps"
	"strings"
	"testing"
)

// books are workbooks that are damaged or odd, or hold persons outside cells.
func books(t *testing.T) map[string]func(p *planter, n int) []byte {
	all := map[string]func(p *planter, n int) []byte{
		"a sheet that is cut off": func(p *planter, n int) []byte {
			rows := sheetRows(export(p, n).table(), nil)
			return book(t, "", bookPart{"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows[:len(rows)/2]})
		},
		"a file that is cut off": func(p *planter, n int) []byte {
			b := book(t, sheetRows(export(p, n).table(), nil))
			return b[:len(b)*2/3]
		},
		"a workbook of Word": func(p *planter, _ int) []byte {
			return archive(t, bookPart{"word/document.xml", "<w>" + p.name() + "</w>"}, bookPart{p.planted() + ".xml", "<a/>"})
		},
		"files packed together": func(p *planter, n int) []byte {
			return archive(t, bookPart{p.planted() + ".csv", string(export(p, n).csv())})
		},
		"cells behind one merged": mergedPersons(t),
	}
	for _, more := range []map[string]func(p *planter, n int) []byte{oddParts(t), oddSheets(t), oddCells(t), sheetNames(t)} {
		maps.Copy(all, more)
	}
	return all
}

// oddParts are workbooks with further parts, or with others in place of their own.
func oddParts(t *testing.T) map[string]func(p *planter, n int) []byte {
	with := func(parts func(p *planter) []bookPart) func(p *planter, n int) []byte {
		return func(p *planter, n int) []byte { return book(t, sheetRows(export(p, n).table(), nil), parts(p)...) }
	}
	return map[string]func(p *planter, n int) []byte{
		"comments, properties and other parts": with(otherParts),
		"the name of a part":                   with(func(p *planter) []bookPart { return []bookPart{{"xl/media/" + p.name() + p.identity() + ".png", "x"}} }),
		"two parts of one name": with(func(p *planter) []bookPart {
			name := "xl/" + p.name() + ".xml"
			return []bookPart{{name, "<a/>"}, {name, "<b/>"}}
		}),
		"a declared entity": with(func(p *planter) []bookPart {
			return []bookPart{{"xl/worksheets/sheet1.xml", `<!DOCTYPE x [<!ENTITY a "` + p.name() + `">]><worksheet/>`}}
		}),
		"another encoding named so": with(func(p *planter) []bookPart {
			return []bookPart{{"xl/worksheets/sheet1.xml", `<?xml version="1.0" encoding="` + p.planted() + `"?><worksheet/>`}}
		}),
		"the target of a relationship": with(func(p *planter) []bookPart {
			return []bookPart{{"xl/_rels/workbook.xml.rels", strings.Replace(relatedParts, "sheet1", p.planted()+p.identity(), 1)}}
		}),
	}
}

// oddSheets are workbooks whose sheet is no sheet.
func oddSheets(t *testing.T) map[string]func(p *planter, n int) []byte {
	raw := func(write func(p *planter) string) func(p *planter, n int) []byte {
		return func(p *planter, _ int) []byte { return book(t, "", sheetWith(headRow+write(p), "")) }
	}
	return map[string]func(p *planter, n int) []byte{
		"a comment in the sheet":        raw(func(p *planter) string { return "<!-- " + p.name() + " -->" }),
		"an element named so":           raw(func(p *planter) string { return "<" + p.planted() + ">x</y>" }),
		"an element closed otherwise":   raw(func(p *planter) string { return "<row></" + p.planted() + ">" }),
		"an entity named so":            raw(func(p *planter) string { return "<row><c><v>&" + p.planted() + ";</v></c></row>" }),
		"an attribute without a value":  raw(func(p *planter) string { return "<row " + p.planted() + "></row>" }),
		"a prefix that is none":         raw(func(p *planter) string { return "<" + p.planted() + ":row></" + p.planted() + ":row>" }),
		"the number of a row":           raw(func(p *planter) string { return `<row r="` + p.identity() + `"><c><v>1</v></c></row>` }),
		"the number of a row is a name": raw(func(p *planter) string { return `<row r="` + p.name() + `"><c><v>1</v></c></row>` }),
		"text between cells": raw(func(p *planter) string {
			return `<row r="2">` + p.name() + `<c r="A2"><v>` + p.identity() + `</v></c></row>`
		}),
		"a processing instruction": raw(func(p *planter) string { return "<?" + p.planted() + " " + p.name() + "?>" }),
	}
}

// oddCells are workbooks with cells that are not written as cells are.
func oddCells(t *testing.T) map[string]func(p *planter, n int) []byte {
	// A cell of the ninth row is spoilt.
	cell := func(write func(p *planter, ref string) string) func(p *planter, n int) []byte {
		return func(p *planter, n int) []byte {
			return book(t, sheetRows(export(p, n).table(), func(row, column int, ref, _ string) string {
				if row == 9 && column == 2 {
					return write(p, ref)
				}
				return ""
			}))
		}
	}
	// A column of dates is spoilt in three rows.
	date := func(write func(p *planter, ref string) string) func(p *planter, n int) []byte {
		return func(p *planter, n int) []byte {
			return book(t, sheetRows(export(p, n).table(), func(row, column int, ref, _ string) string {
				if row%6 == 5 && column == 8 {
					return write(p, ref)
				}
				return ""
			}))
		}
	}
	return map[string]func(p *planter, n int) []byte{
		"the place of a shared string": cell(func(p *planter, ref string) string { return `<c r="` + ref + `" t="s"><v>` + p.identity() + `</v></c>` }),
		"a shared string named so":     cell(func(p *planter, ref string) string { return `<c r="` + ref + `" t="s"><v>` + p.name() + `</v></c>` }),
		"the reference of a cell":      cell(func(p *planter, _ string) string { return `<c r="` + p.name() + `"><v>1</v></c>` }),
		"the type of a cell": cell(func(p *planter, ref string) string {
			return `<c r="` + ref + `" t="` + p.name() + `"><v>` + p.identity() + `</v></c>`
		}),
		"a number that is a name": cell(func(p *planter, ref string) string { return `<c r="` + ref + `"><v>` + p.name() + `</v></c>` }),
		"a truth that is a name":  cell(func(p *planter, ref string) string { return `<c r="` + ref + `" t="b"><v>` + p.name() + `</v></c>` }),
		"a formula": cell(func(p *planter, ref string) string {
			return `<c r="` + ref + `"><f>CONCAT("` + p.planted() + `","` + p.identity() + `")</f></c>`
		}),
		"a formula and its text": cell(func(p *planter, ref string) string {
			return `<c r="` + ref + `" t="str"><f>A1&amp;"` + p.planted() + `"</f><v>` + p.name() + `</v></c>`
		}),
		"how a name is spoken": cell(func(p *planter, ref string) string {
			return `<c r="` + ref + `" t="inlineStr"><is><t>UBND xã Háng Lìa</t><rPh sb="0" eb="1"><t>` + p.name() + `</t></rPh></is></c>`
		}),
		"typed dates that are names":   date(func(p *planter, ref string) string { return `<c r="` + ref + `" t="d"><v>` + p.name() + `</v></c>` }),
		"typed dates that are numbers": date(func(p *planter, ref string) string { return `<c r="` + ref + `" t="d"><v>` + p.identity() + `</v></c>` }),
		"serials that are numbers": date(func(p *planter, ref string) string {
			return `<c r="` + ref + `"><v>` + strings.TrimLeft(p.identity(), "0") + `</v></c>`
		}),
	}
}

// sheetNames are workbooks whose sheets are named after people.
func sheetNames(t *testing.T) map[string]func(p *planter, n int) []byte {
	named := func(sheets func(p *planter) []string) func(p *planter, n int) []byte {
		return func(p *planter, n int) []byte {
			parts := []bookPart{}
			workbook, related := "", ""
			for i, name := range sheets(p) {
				workbook += fmt.Sprintf(`<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, html.EscapeString(name), i+1, i+1)
				related += fmt.Sprintf(`<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, i+1)
				part := sheetWith(sheetRows(export(p, 50*n+i).table(), nil), "")
				part.name = fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)
				parts = append(parts, part)
			}
			parts = append(parts, bookPart{"xl/workbook.xml", workbookPart[:strings.Index(workbookPart, "<sheet ")] + workbook + "</sheets></workbook>"},
				bookPart{"xl/_rels/workbook.xml.rels", relatedParts[:strings.Index(relatedParts, "<Relationship ")] + related + "</Relationships>"})
			return book(t, "", parts...)
		}
	}
	return map[string]func(p *planter, n int) []byte{
		"the sheet's name":              named(func(p *planter) []string { return []string{p.name()} }),
		"the sheet's name, a number":    named(func(p *planter) []string { return []string{"CCCD " + p.identity()} }),
		"names of sheets of one kind":   named(func(p *planter) []string { return []string{p.name(), p.identity(), "Háng Lìa " + p.name()} }),
		"the names of very many sheets": named(func(p *planter) []string { return []string{p.name(), p.name(), p.name(), p.name(), p.name(), p.name()} }),
	}
}

// otherParts are the parts of a workbook that nobody needs.
func otherParts(p *planter) []bookPart {
	return []bookPart{
		{"xl/comments1.xml", `<comments><authors><author>` + p.name() + `</author></authors><commentList><comment ref="A1"><text><t>` + p.name() + `</t></text></comment></commentList></comments>`},
		{"docProps/core.xml", `<cp><creator>` + p.name() + `</creator><title>` + p.name() + `</title></cp>`},
		{"docProps/custom.xml", `<p>` + p.identity() + `</p>`},
		{"xl/drawings/drawing1.xml", `<d>` + p.name() + `</d>`},
		{"xl/workbook.xml", strings.Replace(workbookPart, "</sheets>", `</sheets><definedNames><definedName name="`+p.planted()+`">`+p.identity()+`</definedName></definedNames>`, 1)},
	}
}

// mergedPersons is a list in which a unit's cell is merged over cells that hold persons.
func mergedPersons(t *testing.T) func(p *planter, n int) []byte {
	return func(p *planter, n int) []byte {
		l := export(p, n)
		for i := 4; i < 9; i++ {
			l = l.one(i, "Đơn vị tiếp nhận", p.name())
		}
		return book(t, "", sheetWith(sheetRows(l.table(), nil), `<mergeCells count="1"><mergeCell ref="D5:D10"/></mergeCells>`))
	}
}
