package main

import (
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"
	"testing"
)

// plantedFile is a file with persons in it, of the kind and at the place that its name does not tell.
type plantedFile struct {
	paper
	place string
}

// planting says how many files there are of a kind of dirt.
type planting struct {
	everyKind   bool // each kind of dirt in every kind of file; else in one, in turn
	everyOddity bool // all of what only one kind of file can be; else a third
}

// plantedFiles are all kinds of dirt, in kinds of files.
func plantedFiles(t *testing.T, p *planter, of planting) []plantedFile {
	t.Helper()
	var all []plantedFile
	add := func(kind, extension, place string, make func(n int) []byte) {
		n := len(all)
		p.place = kind + ", " + place
		all = append(all, plantedFile{paper{fmt.Sprintf("tep-%d%s", n, extension), make(n)}, p.place})
	}
	kinds := []struct {
		name, extension string
		body            func(table [][]string, n int) []byte
	}{
		{"csv", ".csv", func(table [][]string, _ int) []byte { return csvOf(table) }},
		{"html", ".xls", func(table [][]string, _ int) []byte {
			return []byte("<html><body>" + htmlTable(table) + "</body></html>")
		}},
		{"xlsx", ".xlsx", func(table [][]string, n int) []byte { return book(t, sheetRows(table, numberCells(n))) }},
	}
	for i, d := range slices.Concat(exports(), otherKinds()) {
		for k, kind := range kinds {
			if of.everyKind || k == i%len(kinds) {
				add(kind.name, kind.extension, d.place, func(n int) []byte { return kind.body(d.table(p, n), n) })
			}
		}
	}
	for _, special := range []struct {
		kind, extension string
		files           map[string]func(p *planter, n int) []byte
	}{{"csv", ".csv", texts()}, {"html", ".xls", pages()}, {"xlsx", ".xlsx", books(t)}} {
		for i, place := range slices.Sorted(maps.Keys(special.files)) {
			if !of.everyOddity && i%3 != 0 {
				continue
			}
			add(special.kind, special.extension, place, func(n int) []byte { return special.files[place](p, n) })
		}
	}
	for _, kind := range kinds {
		for _, refused := range []bool{false, true} {
			p.place = kind.name + fmt.Sprintf(", the file's name (refused: %v)", refused)
			l := june(12).each(colCode, func(n int, was string) string { return fmt.Sprintf("%s%06d", was[:len(was)-4], 900_000+20*len(all)+n) })
			if refused {
				l = l.lacking(colReceived)
			}
			name := "ds-" + p.identity() + "_" + p.phone() + kind.extension
			all = append(all, plantedFile{paper{name, kind.body(l.table(), len(all))}, p.place})
		}
	}
	return all
}

// numberCells has identity numbers be numbers of a workbook in every other file: their zero in front is gone then.
func numberCells(n int) func(row, column int, ref, text string) string {
	return func(_, _ int, ref, text string) string {
		if n%2 == 0 || len(text) != 12 || strings.Trim(text, "0123456789") != "" {
			return ""
		}
		return `<c r="` + ref + `"><v>` + strings.TrimLeft(text, "0") + `</v></c>`
	}
}

// texts are delimited texts that are damaged or odd.
func texts() map[string]func(p *planter, n int) []byte {
	spoilt := func(line func(p *planter) string) func(p *planter, n int) []byte {
		return func(p *planter, n int) []byte {
			lines := strings.Split(string(export(p, n).csv()), "\n")
			lines[9] = line(p)
			return []byte(strings.Join(lines, "\n"))
		}
	}
	return map[string]func(p *planter, n int) []byte{
		"a quote that never closes": spoilt(func(p *planter) string { return `9,"` + p.name() + `,` + p.identity() }),
		"quotes inside a cell":      spoilt(func(p *planter) string { return `9,"` + p.name() + `" x "` + p.identity() + `",y` }),
		"bytes that are no text":    spoilt(func(p *planter) string { return "9," + p.name() + "\xff\xfe\x80," + p.identity() }),
		"a NUL":                     spoilt(func(p *planter) string { return "9," + p.name() + "\x00," + p.identity() }),
		"a row that is far too wide": spoilt(func(p *planter) string {
			return strings.Repeat(p.name()+","+p.identity()+",", 300)
		}),
		"a cell that is far too long": spoilt(func(p *planter) string { return "9," + strings.Repeat(p.name()+" ", 4000) }),
		"another delimiter":           spoilt(func(p *planter) string { return "9;" + p.name() + "\t" + p.identity() + "|" + p.phone() }),
		"a formula": spoilt(func(p *planter) string {
			return `9,"=HYPERLINK(""http://x/` + p.identity() + `"",""` + p.name() + `"")",x`
		}),
		"JSON under .csv": func(p *planter, _ int) []byte {
			return []byte(`[{"chuHoSo": "` + p.name() + `", "cccd": "` + p.identity() + `"}]`)
		},
		"a letter under .csv": func(p *planter, _ int) []byte {
			return []byte("Kính gửi ông " + p.name() + ",\nsố " + p.identity() + "\n")
		},
		"a PDF under .csv": func(p *planter, _ int) []byte { return []byte("%PDF-1.7\n(" + p.name() + ") Tj " + p.identity()) },
		"a vCard under .csv": func(p *planter, _ int) []byte {
			return []byte("BEGIN:VCARD\nFN:" + p.name() + "\nTEL:" + p.phone() + "\nEND:VCARD\n")
		},
	}
}

// pages are HTML files that are damaged or odd, or hold persons outside cells.
func pages() map[string]func(p *planter, n int) []byte {
	around := func(wrap func(p *planter, table string) string) func(p *planter, n int) []byte {
		return func(p *planter, n int) []byte { return []byte(wrap(p, htmlTable(export(p, n).table()))) }
	}
	inCell := func(cell func(p *planter) string) func(p *planter, n int) []byte {
		return func(p *planter, n int) []byte {
			table := htmlTable(export(p, n).table())
			for range spots {
				table = strings.Replace(table, "<td>UBND xã Háng Lìa</td>", cell(p), 1)
			}
			return []byte(table)
		}
	}
	quoted := func(text string) string { return `"` + html.EscapeString(text) + `"` }
	return map[string]func(p *planter, n int) []byte{
		"attributes": inCell(func(p *planter) string {
			return `<td title=` + quoted(p.name()) + ` data-cccd=` + quoted(p.identity()) + ` colspan=` + quoted(p.identity()) + `>UBND xã Háng Lìa</td>`
		}),
		"a comment in a cell": inCell(func(p *planter) string { return `<td><!-- ` + p.name() + ` -->UBND xã Háng Lìa</td>` }),
		"hidden in a cell": inCell(func(p *planter) string {
			return `<td>UBND xã Háng Lìa<span style="display:none">` + p.name() + `</span><input value=` + quoted(p.identity()) + `></td>`
		}),
		"a table in a cell": inCell(func(p *planter) string {
			return `<td>UBND xã Háng Lìa<table><tr><td>` + p.name() + `</td></tr></table></td>`
		}),
		"a tag named so":      inCell(func(p *planter) string { return `<td><` + p.planted() + `>UBND xã Háng Lìa</td>` }),
		"an unclosed comment": inCell(func(p *planter) string { return `<td>UBND xã Háng Lìa<!-- ` + p.name() + `</td>` }),
		"title, style and script": around(func(p *planter, table string) string {
			return "<html><head><title>" + p.name() + "</title><style>/* " + p.name() + " */</style><script>var a = '" + p.identity() + "'</script></head><body>" + table + "</body></html>"
		}),
		"text beside the table": around(func(p *planter, table string) string {
			return "<p>" + p.name() + "</p>" + table + "<div>" + p.identity() + "</div>"
		}),
		"a caption": around(func(p *planter, table string) string {
			return strings.Replace(table, "<table>", "<table summary="+quoted(p.name())+"><caption>"+p.name()+"</caption>", 1)
		}),
		"text between rows": around(func(p *planter, table string) string {
			return strings.ReplaceAll(table, "</tr>\n", "</tr>"+p.name()+"\n")
		}),
		"cut off in a cell": around(func(p *planter, table string) string { return table[:len(table)/2] + "<td>" + p.name() }),
		"a comment without an end": around(func(p *planter, table string) string {
			return table[:len(table)/2] + "<!-- " + p.name() + table[len(table)/2:]
		}),
		"XML under .xls": func(p *planter, _ int) []byte {
			return []byte(`<?xml version="1.0"?><` + p.planted() + ` ten="` + p.name() + `">` + p.identity() + `</x>`)
		},
		"a web archive": func(p *planter, n int) []byte {
			return []byte("MIME-Version: 1.0\nSubject: " + p.name() + "\nContent-Type: text/html\n\n" + htmlTable(export(p, n).table()))
		},
	}
}
