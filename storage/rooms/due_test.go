package rooms

import (
	"fmt"
	"testing"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

func TestDossiersAreListedThatComeDueInTheSpan(t *testing.T) {
	s, dossiers, _ := gapStore(t)
	for _, unit := range []string{unitCode(0), unitCode(4), unitCode(5), "x"} {
		for _, c := range []struct{ from, to string }{
			{"2023-02-01 00:00", "2023-03-01 00:00"}, {"2023-02-14 10:30", "2023-02-14 10:31"}, {"2023-03-01 00:00", "2023-02-01 00:00"}, {"1970-01-01 07:00", "2030-01-01 00:00"},
		} {
			from, to := at(c.from), at(c.to)
			want := chosen(dossiers, unit, func(d dossier.Dossier) bool {
				return d.Status.Open() && d.Gone == 0 && d.Due != 0 && d.Due >= from.Unix() && d.Due < to.Unix()
			})
			got := pages(t, func(offset, limit int) ([]scoring.Listed, int, error) {
				return s.DueBetween(t.Context(), unit, from, to, offset, limit)
			})
			compareListed(t, fmt.Sprintf("unit %s from %s to %s", unit, c.from, c.to), got, want)
		}
	}
}
