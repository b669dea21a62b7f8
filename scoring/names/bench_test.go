package names_test

import (
	"fmt"
	"testing"

	"motcua/scoring"
	"motcua/scoring/names"
)

// The register of the whole country.
func country() []scoring.Unit {
	units := make([]scoring.Unit, 3321)
	for i := range units {
		units[i] = scoring.Unit{Code: fmt.Sprintf("000.%d.H18", i), Name: fmt.Sprintf("UBND xã Thử nghiệm %d", i), OtherNames: []string{fmt.Sprintf("Thử nghiệm %d", i)}}
	}
	return units
}

func BenchmarkNewIndex(b *testing.B) {
	units := country()
	for b.Loop() {
		names.NewIndex(units)
	}
}

func BenchmarkByName(b *testing.B) {
	x := names.NewIndex(country())
	for b.Loop() {
		if _, ok := x.ByName("Thử nghiệm 1234"); !ok {
			b.Fatal("not found")
		}
	}
}
