package house

import (
	"strings"
	"testing"
)

// A name with a tab or a line break in it moves nothing to another column or row.
func TestACellStaysInItsColumn(t *testing.T) {
	var out strings.Builder
	table := World{Stdout: &out}.Table("")
	table.Row("A1", "xã Háng\tLìa", 3)
	table.Row("A22", "xã Pú\r\nHồng", 10)
	if err := table.Flush(); err != nil {
		t.Fatal(err)
	}
	if want := "A1   xã Háng Lìa  3\nA22  xã Pú  Hồng  10\n"; out.String() != want {
		t.Errorf("printed %q, want %q", out.String(), want)
	}
}
