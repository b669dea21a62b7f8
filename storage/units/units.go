package units

import (
	"context"
	"fmt"
	"slices"

	"motcua/scoring"
	"motcua/scoring/names"
	"motcua/storage"
)

const (
	allUnits     storage.Query = `SELECT id, code, name, kind, valid_from, valid_to, successor FROM units ORDER BY code`
	allUnitNames storage.Query = `SELECT unit, name FROM unit_names ORDER BY unit, place`
)

type unitRow struct {
	ID        int64
	Code      string
	Name      string
	Kind      string
	ValidFrom string `db:"valid_from"`
	ValidTo   string `db:"valid_to"`
	Successor string
}

type unitNameRow struct {
	Unit int64
	Name string
}

func assembleUnits(rows []unitRow, others []unitNameRow) []scoring.Unit {
	names := map[int64][]string{}
	for _, o := range others {
		names[o.Unit] = append(names[o.Unit], o.Name)
	}
	units := make([]scoring.Unit, len(rows))
	for i, r := range rows {
		units[i] = scoring.Unit{
			Code: r.Code, Name: r.Name, Kind: r.Kind, OtherNames: names[r.ID], ValidFrom: r.ValidFrom, ValidTo: r.ValidTo, Successor: r.Successor,
		}
	}
	return units
}

// Units are all units of the register, by code. Their other names are shared and must not be changed.
func (s *Store) Units(ctx context.Context) ([]scoring.Unit, error) {
	units, err := storage.Cached(ctx, s.file, allUnits, func() ([]scoring.Unit, error) { return s.readUnits(ctx) })
	return slices.Clone(units), err
}

// Index finds the units of the register by code and by name, as they are now.
func (s *Store) Index(ctx context.Context) (*names.Index, error) {
	return storage.CachedOnce(ctx, s.file, "index", func() (*names.Index, error) {
		units, err := s.readUnits(ctx)
		return names.NewIndex(units), err
	})
}

func (s *Store) readUnits(ctx context.Context) ([]scoring.Unit, error) {
	rows, err := storage.List[unitRow](ctx, s.file, "read the register of units", allUnits)
	if err != nil {
		return nil, err
	}
	others, err := storage.List[unitNameRow](ctx, s.file, "read the units' other names", allUnitNames)
	if err != nil {
		return nil, err
	}
	return assembleUnits(rows, others), nil
}

// Registered are the units that a transaction has, by code, and their ids by code; codes are the same the other way round.
func Registered(ctx context.Context, q storage.Handle) (units []scoring.Unit, ids map[string]int64, codes map[int64]string, err error) {
	var rows []unitRow
	if err := q.SelectContext(ctx, &rows, string(allUnits)); err != nil {
		return nil, nil, nil, fmt.Errorf("read the register of units: %w", err)
	}
	var others []unitNameRow
	if err := q.SelectContext(ctx, &others, string(allUnitNames)); err != nil {
		return nil, nil, nil, fmt.Errorf("read the units' other names: %w", err)
	}
	ids, codes = make(map[string]int64, len(rows)), make(map[int64]string, len(rows))
	for _, r := range rows {
		ids[r.Code], codes[r.ID] = r.ID, r.Code
	}
	return assembleUnits(rows, others), ids, codes, nil
}
