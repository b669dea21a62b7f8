package rooms

import (
	"testing"

	"motcua/scoring/export/dossier"
)

// loseSome has every third of the open dossiers, with the clock running, be gone from the data: some before they were due, some on the day,
// most within three months. The store and the dossiers agree on it.
func loseSome(t *testing.T, s *Store, dossiers []dossier.Dossier) {
	t.Helper()
	open, lost := 0, 0
	for i := range dossiers {
		d := &dossiers[i]
		if !d.Status.Open() || d.Due == 0 {
			continue
		}
		if open++; open%3 != 0 {
			continue
		}
		lost++
		d.Gone = d.Due + int64(lost%90-5)*24*3600
		if _, err := s.Writer().Exec(`UPDATE dossiers SET gone = ? WHERE code = ?`, d.Gone, d.Code); err != nil {
			t.Fatal(err)
		}
	}
	if lost == 0 {
		t.Fatal("no dossier is gone")
	}
}
