package reader

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"motcua/scoring/export/sheet"
)

// The test binary is the process, too.
func TestMain(m *testing.M) {
	if len(os.Args) > 2 && os.Args[1] == Command {
		os.Exit(Serve(os.Args[2], os.Stdin, os.Stdout))
	}
	os.Exit(m.Run())
}

func quiet(b Bounds) *Reader { return &Reader{Bounds: b, Log: slog.New(slog.DiscardHandler)} }

// opening has a reader open a text under the limits of the chat.
func opening(t *testing.T, ctx context.Context, r *Reader, text string) (*sheet.Book, error) {
	t.Helper()
	return r.Open(ctx, strings.NewReader(text), int64(len(text)), sheet.Chat())
}

// all are the rows of a sheet, as text.
func all(b *sheet.Book, number int) (rows []string, err error) {
	for row, err := range b.Rows(number) {
		if err != nil {
			return rows, err
		}
		rows = append(rows, fmt.Sprintf("%d %v", row.Number, row.Cells))
	}
	return rows, nil
}

// long is a table of so many rows.
func long(rows int) string {
	var b strings.Builder
	for i := range rows {
		fmt.Fprintf(&b, "%d;xã Háng Lìa;%s\n", i, strings.Repeat("đ", i%40))
	}
	return b.String()
}

// What the process reads is what this one would have read.
func TestReaderGivesTheRowsReadHere(t *testing.T) {
	for name, text := range map[string]string{
		"one row":                      "Mã;Tên\n",
		"rows of several frames":       long(20_000),
		"rows before damage, with it":  long(20_000) + "\"x;y\n",
		"a row longer than a frame":    strings.Repeat(strings.Repeat("a", 30_000)+";", 200) + "\n1;2\n",
		"codes that are protected":     "Mã;Tên\n=\"001\";'002\n",
		"a table of HTML":              "<table><tr><td>Mã<td>Tên</tr><tr><td>1<td>2</tr></table>",
		"no table":                     "%PDF-1.7",
		"nothing":                      "",
		"more columns than there are ": strings.Repeat("a;", 400) + "\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			here, wrong := sheet.Open(t.Context(), strings.NewReader(text), int64(len(text)), sheet.Chat())
			there, err := opening(t, t.Context(), quiet(Chat()), text)
			if fmt.Sprint(wrong) != fmt.Sprint(err) {
				t.Fatalf("it is opened with %v, here with %v", err, wrong)
			}
			if err != nil {
				return
			}
			if want, got := said(here), said(there); !slices.Equal(got, want) {
				t.Errorf("the book says %v, here %v", got, want)
			}
			for range 2 {
				for row := range there.Rows(0) { // which ends early, with more on the way
					_ = row
					break
				}
				want, wrong := all(here, 0)
				got, err := all(there, 0)
				if !slices.Equal(got, want) || fmt.Sprint(wrong) != fmt.Sprint(err) {
					t.Errorf("%d rows and %v, here %d and %v", len(got), err, len(want), wrong)
				}
			}
		})
	}
}

// said is what a book says of itself when it is asked for anything but its rows.
func said(b *sheet.Book) (all []string) {
	v := reflect.ValueOf(b)
	for i := range v.NumMethod() {
		if m := v.Method(i); m.Type().NumIn() == 0 && m.Type().NumOut() == 1 {
			all = append(all, fmt.Sprintf("%s: %v", v.Type().Method(i).Name, m.Call(nil)[0]))
		}
	}
	return all
}

// Whatever the file says of a cell arrives with it.
func TestCellsArriveAsTheyAre(t *testing.T) {
	want := sheet.Row{Number: 7, Cells: []sheet.Cell{{}, {Text: "a"}}}
	for i := range reflect.TypeFor[sheet.Cell]().NumField() {
		var c sheet.Cell
		if field := reflect.ValueOf(&c).Elem().Field(i); field.Kind() == reflect.Bool {
			field.SetBool(true)
			want.Cells = append(want.Cells, c)
		}
	}
	part := rowsPart{payload: payload{left: string(appendRow(nil, want))}, limits: sheet.Chat()}
	got, some, err := part.next(6)
	if err != nil || !some || got.Number != want.Number || !slices.Equal(got.Cells, want.Cells) {
		t.Errorf("%+v arrives: %v", got, err)
	}
}

// Whatever a process says, it does not hurt the one that listens: what no reader says is an error.
func FuzzNonsenseIsAnError(f *testing.F) {
	f.Add([]byte{frameRows, 2, 0, 0, 0, 1, 0})
	f.Add(appendRow([]byte{frameRows, 9, 0, 0, 0}, sheet.Row{Number: 1, Cells: []sheet.Cell{{Text: "a", Number: true}}}))
	f.Add([]byte{frameRows, 7, 0, 0, 0, 1, 1, 0, 4, 'a', 'b', 'c'}) // a text as long as itself with its length
	f.Fuzz(func(t *testing.T, said []byte) {
		limits := sheet.Limits{Columns: 4, Cell: 8, Rows: 100}
		in := bytes.NewReader(said)
		for {
			kind, raw, err := readFrame(in, 1<<10)
			if err != nil {
				return
			}
			switch kind {
			case frameBook:
				_, _ = readBook(raw)
			case frameProblem:
				_, _ = readProblem(raw)
			default:
				part, above := rowsPart{payload: payload{left: string(raw)}, limits: limits}, 0
				for {
					row, some, err := part.next(above)
					if err != nil || !some {
						break
					}
					if row.Number <= above || len(row.Cells) > limits.Columns || slices.ContainsFunc(row.Cells, func(c sheet.Cell) bool { return len(c.Text) > limits.Cell }) {
						t.Fatalf("a row that cannot be is given: %+v", row)
					}
					above = row.Number
				}
			}
		}
	})
}
