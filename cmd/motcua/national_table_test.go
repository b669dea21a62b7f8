package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	nationalFolder = "testdata/national"
	// The table of points by groups, with its month and the time it was taken in its title.
	nationalTable = nationalFolder + "/bang-diem-thang-8-2026.csv"
)

// A published table of groups is shown as it is where nothing was counted.
func TestTableOfGroupsIsShownWhereNothingWasCounted(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile(nationalTable)
	if err != nil {
		t.Fatal(err)
	}
	reader := csv.NewReader(strings.NewReader(string(raw)))
	reader.FieldsPerRecord = -1
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for says, file := range map[string]string{"csv": nationalTable, "xlsx": workbookOf(t, "bang-diem.xlsx", rows)} {
		o := operatorOf{t, filepath.Join(t.TempDir(), "motcua.db"), "2026-11-28T09:00:00+07:00"}
		o.does("import", filepath.Join(nationalFolder, "don-vi.csv"), file)
		scores := o.scores("2026-08")
		for _, u := range []struct {
			unit, groups, total string
			rank                int
		}{
			{"G02", "CKMB 7.96; TDGQ 15.68; ONLINE 8.83; TTTT 6.25; MDSH 8.22; MDHL 12.97", "59.91", 2},
			{"G02.01", "CKMB 7.96; TDGQ 15.81; ONLINE 6.73; TTTT 6.69; MDSH 8.67; MDHL 17.27", "63.13", 1},
			{"G02.02", "CKMB 1.96; TDGQ 0.00; ONLINE 0.00; TTTT 0.00; MDSH 2.00; MDHL 12.00", "15.96", 3},
		} {
			s := scores[u.unit]
			if got := s.points(u.groups); got != u.groups || !s.Published || s.Total != u.total || s.Rank != u.rank {
				t.Errorf("%s, %s: %s, %+v", says, u.unit, got, s)
			}
			for _, ind := range s.Indicators {
				if ind.Points != "" {
					t.Errorf("%s, %s: a table of groups says nothing of %s, and it has %s points", says, u.unit, ind.Code, ind.Points)
				}
			}
		}
	}
}

// What was counted stands, and is compared with the table, group by group; what is not entered yet is no difference.
func TestTableOfGroupsIsComparedWithWhatWasCounted(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile(nationalTable)
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "bang-diem-thang-8-2026.csv")
	wrong := strings.NewReplacer(`"15,81"`, `"15,91"`, `"63,13"`, `"63,23"`, "28/9/2026", "29/9/2026").Replace(string(raw))
	if err := os.WriteFile(other, []byte(wrong), 0o600); err != nil {
		t.Fatal(err)
	}
	o := operatorOf{t, filepath.Join(t.TempDir(), "motcua.db"), "2026-11-28T09:00:00+07:00"}
	o.does("import", filepath.Join(nationalFolder, "don-vi.csv"), filepath.Join(nationalFolder, "so-lieu.csv"))
	if said := o.does("import", nationalTable); !strings.Contains(said, "khớp") {
		t.Errorf("the published table:\n%s", said)
	}
	said := o.does("import", other)
	for _, want := range []string{"G02.01", "TDGQ", "15,91", "15.81"} {
		if !strings.Contains(said, want) {
			t.Errorf("%s is not told:\n%s", want, said)
		}
	}
	if got := strings.Count(said, "G02.01"); got != 1 {
		t.Errorf("%d differences are told:\n%s", got, said)
	}
	if s := o.scores("2026-08")["G02.01"]; s.Published || s.points("TDGQ ") != "TDGQ 15.81" {
		t.Errorf("the table replaces what was counted: %+v", s)
	}
	// An older table does not replace a newer one.
	said = o.does("import", "--as-of", "2026-09-01", nationalTable)
	if !strings.Contains(said, "15,91") && strings.Contains(said, "khớp") {
		t.Errorf("an older table stands:\n%s", said)
	}
}

// A table of groups without its total is no register of units, and names no unit anew.
func TestTableOfGroupsWithoutTotalIsRefused(t *testing.T) {
	t.Parallel()
	o := operatorOf{t, filepath.Join(t.TempDir(), "motcua.db"), "2026-11-28T09:00:00+07:00"}
	o.does("import", filepath.Join(nationalFolder, "don-vi.csv"))
	file := filepath.Join(t.TempDir(), "bang.csv")
	if err := os.WriteFile(file, []byte("Mã đơn vị,Tên đơn vị,CKMB,TDGQ,ONLINE,TTTT,MDSH,MDHL\nG02.09,UBND xã Khác,1,2,3,4,5,6\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := o.try("import", file); err == nil || !strings.Contains(said, "Tổng điểm") {
		t.Errorf("%v\n%s", err, said)
	}
	if said := o.does("units"); strings.Contains(said, "G02.09") {
		t.Errorf("it was taken for a register:\n%s", said)
	}
}
