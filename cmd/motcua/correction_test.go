package main

import (
	"encoding/csv"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A correction made on the command line stands in the list of scores as a table reads it, with its reason.
func TestScoresAsTextHaveCorrections(t *testing.T) {
	t.Parallel()
	o := operatorOf{t, filepath.Join(t.TempDir(), "motcua.db"), "2026-11-28T09:00:00+07:00"}
	o.does("rules", "use", "quoc-gia-766")
	o.does("import", filepath.Join("testdata", "national", "don-vi.csv"), filepath.Join("testdata", "national", "so-lieu.csv"))
	if said := o.does("correct", "--month", "2026-08", "--unit", "G02.01", "--points", "-1.5", "--reason", "Lỗi hệ thống"); strings.Contains(said, "notices") {
		t.Errorf("the correction says to who made it what the log would:\n%s", said)
	}
	if said := o.does("scores", "--month", "2026-08"); strings.Contains(said, "QUY ĐỔI") || !strings.Contains(said, "ĐIỂM/TỐI ĐA") {
		t.Errorf("the points, which are not converted, do not stand in one column:\n%s", said)
	}
	said := o.does("scores", "--month", "2026-08", "--csv")
	rows, err := csv.NewReader(strings.NewReader(said[strings.Index(said, "month,"):])).ReadAll()
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	points, reason := slices.Index(rows[0], "correction"), slices.Index(rows[0], "reason")
	if points < 0 || reason < 0 {
		t.Fatalf("the columns are %q", rows[0])
	}
	for _, row := range rows[1:] {
		want := ";"
		if row[1] == "G02.01" {
			want = "-1.5;Lỗi hệ thống"
		}
		if got := row[points] + ";" + row[reason]; got != want {
			t.Errorf("the row of %s has %q, want %q", row[1], got, want)
		}
	}
}
