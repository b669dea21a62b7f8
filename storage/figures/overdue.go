package figures

import (
	"context"
	"fmt"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/storage"
	"motcua/storage/units"
)

// The conditions of the partial indexes stand in them word for word. due_before is the instant before which a due date is past.
const (
	clockRan     = `d.traits & 15 IN (2, 4) AND d.due > 0 AND d.due < :due_before`
	ClockRuns    = clockRan + ` AND d.gone = 0`
	resolvedLate = `d.traits & 15 IN (9, 10) AND d.due > 0 AND d.finished > d.due AND d.due < :due_before`

	worstFirst         = ` ORDER BY due, code LIMIT :limit OFFSET :offset`
	worstDossiersFirst = ` ORDER BY d.due, d.code LIMIT :limit OFFSET :offset`
	// WaitsForAcceptance is an online dossier that nobody has accepted or refused.
	WaitsForAcceptance = `d.traits & 15 = 1 AND d.traits >> 4 & 3 = 2`
	HeldDossiers       = `FROM holders h CROSS JOIN dossiers d ON d.unit = h.unit WHERE `
)

const (
	overdueNow         storage.Query = `SELECT ` + ListedColumns + ListedTables + ` WHERE ` + ClockRuns + worstDossiersFirst
	overdueNowOfUnit   storage.Query = `SELECT ` + ListedColumns + byUnitTables + ` WHERE ` + units.HeldByIt + ` AND ` + ClockRuns + worstDossiersFirst
	overdueCount       storage.Query = `SELECT count(*) FROM dossiers d WHERE ` + ClockRuns
	overdueCountOfUnit storage.Query = `SELECT count(*) ` + HeldDossiers + units.HeldByIt + ` AND ` + ClockRuns
	overdueByUnit      storage.Query = `SELECT u.code AS unit, u.name, sum(o.n) AS count
		FROM (SELECT d.unit, count(*) AS n FROM dossiers d WHERE ` + ClockRuns + ` GROUP BY d.unit) o
		CROSS JOIN holders h ON h.unit = o.unit AND ` + units.OnTheDay + ` CROSS JOIN units u ON u.id = h.holder
		GROUP BY u.id ORDER BY sum(o.n) DESC, u.code`
)

// At a month's cut-off; end is that of the month. What was resolved after the month, or is not contained in data that are newer
// than the cut-off, was open then: what is learnt later does not mend an earlier month.
const (
	openThen = clockRan + ` AND (d.gone = 0 OR d.gone > :cut_off) AND d.received < :end`
	lateThen = resolvedLate + ` AND d.received < :end AND d.finished >= :end`

	overdueThen storage.Query = `SELECT code, unit, unit_name, procedure, received, due, finished, corrected FROM (
		SELECT ` + ListedColumns + ListedTables + ` WHERE ` + openThen + `
		UNION ALL SELECT ` + ListedColumns + byUnitTables + ` WHERE ` + units.OnTheDay + ` AND ` + lateThen + `)` + worstFirst
	overdueThenOfUnit storage.Query = `SELECT code, unit, unit_name, procedure, received, due, finished, corrected FROM (
		SELECT ` + ListedColumns + byUnitTables + ` WHERE ` + units.HeldByIt + ` AND ` + openThen + `
		UNION ALL SELECT ` + ListedColumns + byUnitTables + ` WHERE ` + units.HeldByIt + ` AND ` + lateThen + `)` + worstFirst
	overdueCountThen storage.Query = `SELECT (SELECT count(*) FROM dossiers d WHERE ` + openThen + `)
		+ (SELECT count(*) ` + HeldDossiers + units.OnTheDay + ` AND ` + lateThen + `)`
	overdueCountThenOfUnit storage.Query = `SELECT (SELECT count(*) ` + HeldDossiers + units.HeldByIt + ` AND ` + openThen + `)
		+ (SELECT count(*) ` + HeldDossiers + units.HeldByIt + ` AND ` + lateThen + `)`
	ruleSetOfMonth storage.Query = `SELECT rule_set FROM scorecards WHERE month = ? ORDER BY position LIMIT 1`
)

// Overdue is a page of the dossiers that belong to a unit ("": to any) on the day and are open, with the clock running,
// not gone from newer data, and were due before the moment; and how many there are. The worst come first, then by code.
func (s *Store) Overdue(ctx context.Context, unit string, at time.Time, offset, limit int) (rows []scoring.Listed, total int, err error) {
	count, page, args := overdueCount, overdueNow, storage.Args{"due_before": at.Unix()}
	if unit != "" {
		count, page = overdueCountOfUnit, overdueNowOfUnit
		args["unit"], args["day"] = unit, s.units.Day(at)
	}
	if total, err = storage.One[int](ctx, s.file, "count the overdue dossiers", count, args); err != nil {
		return nil, 0, err
	}
	args["day"], args["limit"], args["offset"] = s.units.Day(at), limit, offset
	found, err := storage.List[ListedRow](ctx, s.file, "read the overdue dossiers", page, args)
	return s.Listed(found), total, err
}

// OverdueAtCutOff is a page of the dossiers of a unit ("": of all) that counted for it as open and overdue in a month looked
// at at its cut-off, those resolved later included; and how many there are. It agrees with the tallies of the month
// under the rule set by which the month was scored.
func (s *Store) OverdueAtCutOff(ctx context.Context, unit string, m scoring.Month, cutOff time.Time, offset, limit int) (rows []scoring.Listed, total int, err error) {
	rules := &scoring.RuleSet{}
	code, scored, err := storage.Maybe[string](ctx, s.file, "look for the rule set of "+string(m), ruleSetOfMonth, string(m))
	if err != nil {
		return nil, 0, err
	}
	if scored {
		known, ok := s.file.RuleSet(code)
		if !ok {
			return nil, 0, fmt.Errorf("read the overdue dossiers of %s: the rule set %s is not known to this program", m, code)
		}
		rules = known
	}
	w := dossier.NewWindow(scoring.Term(m), s.file.Zone(), cutOff, rules)
	count, page := overdueCountThen, overdueThen
	args := storage.Args{"due_before": DueBefore(w), "day": m.FirstDay(), "end": w.End, "cut_off": w.CutOff}
	if unit != "" {
		count, page, args["unit"] = overdueCountThenOfUnit, overdueThenOfUnit, unit
	}
	if total, err = storage.One[int](ctx, s.file, "count the dossiers overdue in "+string(m), count, args); err != nil {
		return nil, 0, err
	}
	args["limit"], args["offset"] = limit, offset
	found, err := storage.List[ListedRow](ctx, s.file, "read the dossiers overdue in "+string(m), page, args)
	return s.Listed(found), total, err
}

// OverdueByUnit counts the dossiers that Overdue lists, for the units that have any: most first, then by code.
func (s *Store) OverdueByUnit(ctx context.Context, at time.Time) ([]scoring.UnitCount, error) {
	return storage.List[scoring.UnitCount](ctx, s.file, "count the overdue dossiers by unit", overdueByUnit,
		storage.Args{"due_before": at.Unix(), "day": s.units.Day(at)})
}
