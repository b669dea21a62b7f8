package rooms

import (
	"testing"

	"motcua/scoring/ledger"
)

// Buttons carry the number of a file that was sent for as long as their message stands: no later file gets it, though files
// are forgotten after a month.
func TestTheNumberOfAFileThatWasSentIsNotGivenAgain(t *testing.T) {
	s := openStore(t)
	first, err := s.AddUpload(t.Context(), ledger.Upload{Person: 1, FileID: "a", Name: "ho-so-6.xlsx", At: noon}, 10)
	if err != nil {
		t.Fatal(err)
	}
	later := ledger.Upload{Person: 1, FileID: "b", Name: "ho-so-8.xlsx", At: noon.AddDate(0, 2, 0)}
	second, err := s.AddUpload(t.Context(), later, 11)
	if err != nil || second.ID == first.ID {
		t.Errorf("file %d gets the number %d, %v", first.ID, second.ID, err)
	}
	later.At = later.At.AddDate(0, 2, 0)
	if _, err := s.AddUpload(t.Context(), later, 12); err != nil {
		t.Fatal(err)
	}
	if _, known, err := s.Upload(t.Context(), first.ID); err != nil || known {
		t.Errorf("after four months the first is known: %v, %v", known, err)
	}
}
