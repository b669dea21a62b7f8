package rooms

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"motcua/scoring"
	"motcua/storage"
	"motcua/storage/upkeep"
)

// executes changes a store by hand.
func executes(t *testing.T, s *Store, changes ...string) {
	t.Helper()
	err := s.Write(t.Context(), "change by hand", func(tx *storage.Tx) error {
		for _, change := range changes {
			if _, err := tx.Exec(change); err != nil {
				return fmt.Errorf("%s: %w", change, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func closeBy(month string, n int) []string {
	return []string{
		fmt.Sprintf(`INSERT INTO months (month, closed_at, closed_by) VALUES ('%s', 1, 1)`, month),
		fmt.Sprintf(`INSERT INTO closings (month, n, at, by_person, update_id, rule_set, rule_version, units, changed) VALUES ('%s', %d, 1, 1, 1, 'r', 'v', 1, 1)`, month, n),
		fmt.Sprintf(`INSERT OR REPLACE INTO closed_figures (month, unit, figures) VALUES ('%s', 1, 'closing %d')`, month, n),
	}
}

func reopenBy(month string, n int) []string {
	return []string{
		fmt.Sprintf(`UPDATE closings SET reopened_at = 2, reason = 'why' WHERE month = '%s' AND n = %d`, month, n),
		fmt.Sprintf(`DELETE FROM months WHERE month = '%s'`, month),
	}
}

// A closing that chairs were told of keeps its number: the next one of the month is another.
func TestMonthsAreAsInTheCopyAndClosingsKeepTheirNumbers(t *testing.T) {
	s := openAt(t)
	putUnits(t, s, 1)
	for _, month := range []string{"2024-02", "2024-03", "2024-04", "2024-05"} {
		executes(t, s, closeBy(month, 1)...)
	}
	executes(t, s, reopenBy("2024-05", 1)...)
	from := copied(t, s)
	executes(t, s, closeBy("2024-01", 1)...) // for the first time
	executes(t, s, closeBy("2024-05", 2)...) // once more
	executes(t, s, reopenBy("2024-03", 1)...)
	executes(t, s, reopenBy("2024-04", 1)...)
	executes(t, s, closeBy("2024-04", 2)...) // otherwise
	closes(t, s)
	done := restores(t, s.Options(), from, upkeep.Restoring{})
	if done.Unread != nil || !slices.Equal(done.Closed, []scoring.Month{"2024-01", "2024-05"}) || !slices.Equal(done.Reopened, []scoring.Month{"2024-03", "2024-04"}) {
		t.Errorf("it says closed %v, reopened %v, %v", done.Closed, done.Reopened, done.Unread)
	}
	back := reopen(t, s.Options())
	var months []string
	if err := back.Reader().Select(&months, `SELECT month FROM months ORDER BY month`); err != nil || strings.Join(months, " ") != "2024-02 2024-03 2024-04" {
		t.Errorf("closed are %v, %v", months, err)
	}
	for month, want := range map[scoring.Month]struct {
		n     int
		force bool
		told  string
	}{
		"2024-01": {1, false, "closing 1"}, "2024-02": {1, true, "closing 1"}, "2024-03": {1, true, "closing 1"},
		"2024-04": {3, true, "closing 1"}, "2024-05": {2, false, "closing 2"},
	} {
		c, err := back.Closing(t.Context(), month)
		var told string
		if failed := back.Reader().Get(&told, `SELECT figures FROM closed_figures WHERE month = ?`, string(month)); failed != nil {
			t.Error(failed)
		}
		if err != nil || c.N != want.n || c.InForce() != want.force || told != want.told {
			t.Errorf("of %s, closing %d is in force: %v, told %s, %v; want %+v", month, c.N, c.InForce(), told, err, want)
		}
	}
}
