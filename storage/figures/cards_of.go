package figures

import (
	"context"
	"encoding/json"
	"fmt"

	"motcua/scoring"
	"motcua/storage"
)

// Months and codes of units are JSON arrays.
const (
	ofThoseMonths = ` WHERE c.month IN (SELECT value FROM json_each(:months)) AND c.unit IN (SELECT id FROM units WHERE code IN (SELECT value FROM json_each(:units)))`

	cardsOf storage.Query = `SELECT ` + cardColumnsRead + ofThoseMonths
	linesOf storage.Query = `SELECT c.month, c.unit, c.indicator, c.assessed, c.numerator, c.denominator, c.points, c.points_tenths, c.max_tenths, c.unknown
		FROM scorecard_lines c` + ofThoseMonths + ` ORDER BY c.month, c.unit, c.place`
)

// CardsOf are the cards of units in months, those that there are, by month, then as the units are given. A page that shows many
// asks for them at once. They are what Record gives.
func (s *Store) CardsOf(ctx context.Context, months []scoring.Month, units []string) ([]scoring.Record, error) {
	keys := make([]cardKey, 0, len(months)*len(units))
	for _, m := range months {
		for _, unit := range units {
			keys = append(keys, cardKey{m, unit})
		}
	}
	found, err := storage.CachedEach(ctx, s.file, keys, func(missing []cardKey) (map[cardKey]cardFound, error) { return s.readCards(ctx, missing) })
	var records []scoring.Record
	for _, f := range found {
		if f.is {
			records = append(records, f.record)
		}
	}
	return records, err
}

// readCards reads at least the cards of the keys.
func (s *Store) readCards(ctx context.Context, keys []cardKey) (map[cardKey]cardFound, error) {
	months, units := map[scoring.Month]bool{}, map[string]bool{}
	for _, k := range keys {
		months[k.month], units[k.unit] = true, true
	}
	args, err := monthUnitArrays(months, units)
	if err != nil {
		return nil, err
	}
	doing := fmt.Sprintf("read %d cards", len(keys))
	cards, err := storage.List[CardRow](ctx, s.file, doing, cardsOf, args)
	if err != nil {
		return nil, err
	}
	rows, err := storage.List[struct {
		Month scoring.Month
		LineRow
	}](ctx, s.file, doing, linesOf, args)
	if err != nil {
		return nil, err
	}
	type ofUnit struct {
		month scoring.Month
		unit  int64
	}
	lines := map[ofUnit][]LineRow{}
	for _, r := range rows {
		of := ofUnit{r.Month, r.Unit}
		lines[of] = append(lines[of], r.LineRow)
	}
	found := make(map[cardKey]cardFound, len(cards))
	for _, c := range cards {
		record, err := s.RecordOf(c, lines[ofUnit{c.Month, c.UnitID}])
		if err != nil {
			return nil, err
		}
		found[cardKey{c.Month, c.Code}] = cardFound{record, true}
	}
	return found, nil
}

// monthUnitArrays are sets as JSON arrays.
func monthUnitArrays(months map[scoring.Month]bool, units map[string]bool) (storage.Args, error) {
	var ms []scoring.Month
	for m := range months {
		ms = append(ms, m)
	}
	var us []string
	for u := range units {
		us = append(us, u)
	}
	first, err := json.Marshal(ms)
	if err != nil {
		return nil, err
	}
	second, err := json.Marshal(us)
	return storage.Args{"months": string(first), "units": string(second)}, err
}
