package demo

import (
	"strings"
	"testing"

	"motcua/cmd/motcua/house"
	"motcua/scoring"
)

// The sample's month has the town that was published; the made-up months have as many units, and no town.
func TestNoMadeUpMonthHasATown(t *testing.T) {
	d, err := New(t.Context(), house.World{Settings: demoSettings(t, "2026-10-31T22:00:00+07:00")}, "")
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	units, err := d.House.Store.Units(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, u := range units {
		names[u.Code] = u.Name
	}
	for month, want := range map[scoring.Month]int{"2024-06": 1, "2025-11": 0, "2026-10": 0} {
		cards, err := d.House.Store.Records(t.Context(), month)
		if err != nil {
			t.Fatal(err)
		}
		towns := 0
		for _, card := range cards {
			if strings.Contains(names[card.Unit], "Thị trấn") {
				towns++
			}
		}
		if len(cards) != 14 || towns != want {
			t.Errorf("%s has %d units, %d of them towns", month, len(cards), towns)
		}
	}
}
