package scoring

import (
	"cmp"
	"maps"
	"slices"
)

// Standing is a scorecard with its place among the units of its month.
type Standing struct {
	Scorecard
	League int // which of the lists ranks it that the rules rank apart, from 1; 0 where all are ranked together
	Rank   int // 1 is best; equal exact scores share a rank (1, 2, 2, 4); 0 when the card is not Ranked
	Of     int // how many units have a rank in the month, in its league
}

// Comparable says whether movement of a unit is measured by two standings: their cards are comparable, and the same league ranked both.
func (s *Standing) Comparable(other *Standing) bool {
	return s.League == other.League && s.Scorecard.Comparable(&other.Scorecard)
}

// Rank orders the cards of one month by converted score, best first, exactly; equal scores share a rank and stand
// in the order of their unit codes. Cards that are not Ranked have no rank and come last, by unit code. The argument is not changed.
func Rank(cards []Scorecard) []Standing { return rank(cards, 0) }

// RankApart ranks the cards of one month, each league by itself and one after the other; league gives that of a unit.
func RankApart(cards []Scorecard, league func(unit string) int) []Standing {
	leagues := map[int][]Scorecard{}
	for _, c := range cards {
		l := league(c.Unit)
		leagues[l] = append(leagues[l], c)
	}
	standings := make([]Standing, 0, len(cards))
	for _, l := range slices.Sorted(maps.Keys(leagues)) {
		standings = append(standings, rank(leagues[l], l)...)
	}
	return standings
}

func rank(cards []Scorecard, league int) []Standing {
	standings := make([]Standing, len(cards))
	ranked := 0
	for i, c := range cards {
		standings[i].Scorecard, standings[i].League = c, league
		if c.IsRanked() {
			ranked++
		}
	}
	slices.SortFunc(standings, func(a, b Standing) int {
		if a.IsRanked() != b.IsRanked() {
			if a.IsRanked() {
				return -1
			}
			return 1
		}
		if c := b.Converted.Cmp(a.Converted); c != 0 && a.IsRanked() {
			return c
		}
		return cmp.Compare(a.Unit, b.Unit)
	})
	for i := range standings {
		s := &standings[i]
		s.Of = ranked
		switch {
		case !s.IsRanked():
		case i > 0 && standings[i-1].Converted.Cmp(s.Converted) == 0:
			s.Rank = standings[i-1].Rank
		default:
			s.Rank = i + 1
		}
	}
	return standings
}
