package main

import (
	"encoding/csv"
	"path/filepath"
	"strings"
	"testing"
)

// A correction made on the command line stands in the list of scores as a table reads it, with its reason.
func TestScoresAsTextHaveCorrections(t *testing.T) {
	t.Parallel()
	o := operatorOf{t, filepath.Join(t.TempDir(), "motcua.db"), "2026-11-28T09:00:00+07:00"}
	o.does("rules", "use", "quoc-gia-766")
	o.does("import", filepath.Join("testdata", "national", "don-vi.csv"), filepath.Join("testdata", "national", "so-lieu.csv"))
	o.does("correct", "--month", "2026-08", "--unit", "G02.01", "--points", "-1.5", "--reason", "Lỗi hệ thống")
	said := o.does("scores", "--month", "2026-08", "--csv")
	rows, err := csv.NewReader(strings.NewReader(said[strings.Index(said, "month,"):])).ReadAll()
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if got := strings.Join(rows[0][len(rows[0])-4:], " "); got != "state open correction reason" {
		t.Errorf("the columns end in %q", got)
	}
	for _, row := range rows[1:] {
		want := ";"
		if row[1] == "G02.01" {
			want = "-1.5;Lỗi hệ thống"
		}
		if got := strings.Join(row[len(row)-2:], ";"); got != want {
			t.Errorf("the row of %s ends in %q, want %q", row[1], got, want)
		}
	}
}
