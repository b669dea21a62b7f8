package rooms

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/scoring/rulesets"
)

// Size of the benchmarks; MOTCUA_BENCH_ROWS makes it another.
func benchRows() int {
	n := 200_000
	_, _ = fmt.Sscan(os.Getenv("MOTCUA_BENCH_ROWS"), &n)
	return n
}

// BenchmarkMerge stages, merges and tallies an export into an empty store.
func BenchmarkMerge(b *testing.B) {
	dossiers := randomDossiers(rand.New(rand.NewPCG(1, 2)), benchRows(), 129, 12)
	for b.Loop() {
		b.StopTimer()
		s := openStore(b)
		putUnits(b, s, 129)
		b.StartTimer()
		mergeAndTally(b, s, dossiers, noon)
	}
	b.ReportMetric(float64(len(dossiers))*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkMergeAgain imports a newer export of the same dossiers: most are as they were.
func BenchmarkMergeAgain(b *testing.B) {
	dossiers := randomDossiers(rand.New(rand.NewPCG(1, 2)), benchRows(), 129, 12)
	s := openStore(b)
	putUnits(b, s, 129)
	mergeAndTally(b, s, dossiers, noon)
	at := noon
	for b.Loop() {
		at = at.Add(time.Hour)
		mergeAndTally(b, s, dossiers, at)
	}
	b.ReportMetric(float64(len(dossiers))*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

func mergeAndTally(b *testing.B, s *Store, dossiers []dossier.Dossier, at time.Time) {
	b.Helper()
	rules, err := rulesets.Load()
	if err != nil {
		b.Fatal(err)
	}
	set, _ := rules.For("2024-06")
	stage, err := s.Stage(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	defer stage.Close()
	for _, d := range dossiers {
		if err := stage.Add(d); err != nil {
			b.Fatal(err)
		}
	}
	err = stage.Take(b.Context(), func(tx ledger.Intake) error {
		id, err := tx.AddFile(b.Context(), ledger.File{Kind: table.Dossiers})
		if err != nil {
			return err
		}
		_, touched, err := tx.MergeDossiers(b.Context(), ledger.File{ID: id, DataTime: at})
		if err != nil {
			return err
		}
		var months []scoring.Month
		for _, um := range touched {
			months = append(months, um.Month)
		}
		slices.Sort(months)
		for _, m := range slices.Compact(months) {
			if _, err := tx.DossierTallies(b.Context(), dossier.NewWindow(scoring.Term(m), hanoi, m.End(hanoi), set), nil); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkShell is the yardstick of BenchmarkMerge: the sqlite3 shell imports the same rows as CSV into a table of the
// same columns and indexes. In the order of the code is the order that suits it best.
func BenchmarkShell(b *testing.B) {
	dossiers := randomDossiers(rand.New(rand.NewPCG(1, 2)), benchRows(), 129, 12)
	b.Run("as exported", func(b *testing.B) { importWithShell(b, dossiers) })
	slices.SortFunc(dossiers, func(a, b dossier.Dossier) int { return strings.Compare(a.Code, b.Code) })
	b.Run("by code", func(b *testing.B) { importWithShell(b, dossiers) })
}

func importWithShell(b *testing.B, dossiers []dossier.Dossier) {
	shell, err := exec.LookPath("sqlite3")
	if err != nil {
		b.Skip("there is no sqlite3 shell")
	}
	csv := filepath.Join(b.TempDir(), "rows.csv")
	writeCSV(b, csv, dossiers)
	for b.Loop() {
		cmd := exec.CommandContext(b.Context(), shell, filepath.Join(b.TempDir(), "shell.db"))
		cmd.Stdin = strings.NewReader(`CREATE TABLE dossiers (code TEXT NOT NULL UNIQUE, unit TEXT NOT NULL, procedure TEXT NOT NULL,
			received INTEGER NOT NULL, due INTEGER NOT NULL, finished INTEGER NOT NULL, status INTEGER NOT NULL, channel INTEGER NOT NULL,
			fee INTEGER NOT NULL, paid_online INTEGER NOT NULL, digitised INTEGER NOT NULL, e_result INTEGER NOT NULL, data_time INTEGER NOT NULL);
			CREATE INDEX dossiers_received ON dossiers (unit, received, finished, due, status);
			CREATE INDEX dossiers_finished ON dossiers (unit, finished, received, due, status) WHERE finished > 0;
			CREATE INDEX dossiers_open ON dossiers (unit, due, code, received, finished, status) WHERE status IN (2, 4) AND due > 0;
			CREATE INDEX dossiers_open_due ON dossiers (due, code) WHERE status IN (2, 4) AND due > 0;
			CREATE INDEX dossiers_late ON dossiers (unit, due, finished, received, status)
				WHERE status IN (9, 10) AND due > 0 AND finished > due;
.import --csv ` + csv + ` dossiers`)
		if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
			b.Fatalf("%v: %.500s", err, out)
		}
	}
	b.ReportMetric(float64(len(dossiers))*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

func writeCSV(b *testing.B, path string, dossiers []dossier.Dossier) {
	b.Helper()
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	out := bufio.NewWriter(f)
	flag := map[dossier.Answer]int{dossier.Yes: 1}
	for _, d := range dossiers {
		fmt.Fprintf(out, "%s,%s,%s,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d\n", d.Code, d.Unit, d.Procedure, d.Received, d.Due, d.Finished,
			d.Status, d.Channel, flag[d.Fee], flag[d.PaidOnline], flag[d.Digitised], flag[d.EResult], noon.Unix())
	}
	if err := out.Flush(); err != nil {
		b.Fatal(err)
	}
}
