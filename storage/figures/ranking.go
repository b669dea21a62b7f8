package figures

import (
	"context"

	"motcua/scoring"
	"motcua/storage"
)

const placeColumns = `u.code AS unit, u.name, c.league, c.rank, c.grade, c.published, c.position
	FROM scorecards c CROSS JOIN units u ON u.id = c.unit`

const (
	placesOfMonth storage.Query = `SELECT ` + placeColumns + ` WHERE c.month = :month ORDER BY c.position LIMIT :limit OFFSET :offset`
	placeOfUnit   storage.Query = `SELECT ` + placeColumns + ` WHERE c.month = :month AND c.unit = (SELECT id FROM units WHERE code = :unit)`
	cardsInMonth  storage.Query = `SELECT count(*) FROM scorecards WHERE month = ?`
)

type placeRow struct {
	scoring.Place
	Position int
}

// Ranking is a page of a month's ranking, and how many units have a card in the month. Units without a score have
// rank 0 and come last.
func (s *Store) Ranking(ctx context.Context, m scoring.Month, offset, limit int) (rows []scoring.Place, total int, err error) {
	if total, err = storage.One[int](ctx, s.file, "count the cards of "+string(m), cardsInMonth, string(m)); err != nil || offset >= total || limit == 0 {
		return nil, total, err
	}
	found, err := storage.List[placeRow](ctx, s.file, "read the ranking of "+string(m), placesOfMonth,
		storage.Args{"month": string(m), "limit": limit, "offset": offset})
	for _, r := range found {
		rows = append(rows, r.Place)
	}
	return rows, total, err
}

// PlaceOf is a unit's row in the ranking of a month and its position, from 0; false when it has no card.
func (s *Store) PlaceOf(ctx context.Context, m scoring.Month, unit string) (place scoring.Place, position int, found bool, err error) {
	row, found, err := storage.Maybe[placeRow](ctx, s.file, "read the place of unit "+unit+" in "+string(m), placeOfUnit,
		storage.Args{"month": string(m), "unit": unit})
	return row.Place, row.Position, found, err
}

// averagesKey is that of a month's averages among what is cached.
type averagesKey struct{ month scoring.Month }

// Averages are the averages of a month's leagues. They are shared and must not be changed.
func (s *Store) Averages(ctx context.Context, m scoring.Month) ([]scoring.Average, error) {
	return storage.CachedOnce(ctx, s.file, averagesKey{m}, func() ([]scoring.Average, error) {
		records, err := s.Records(ctx, m)
		return scoring.Averages(records), err
	})
}
