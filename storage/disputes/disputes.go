package disputes

import (
	"context"
	"fmt"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/storage"
	"motcua/storage/figures"
	"motcua/storage/units"
)

// A report is shown with what the data say of the dossier now.
const (
	disputeColumns = `SELECT x.id, x.month, x.code, u.code AS unit, u.name AS unit_name, ifnull(p.name, '') AS procedure,
		ifnull(d.received, 0) AS received, ifnull(d.due, 0) AS due, ifnull(d.finished, 0) AS finished, x.reason, x.words, x.by_person,
		x.at, x.update_id, x.state, x.decided_by, x.decided_at, x.withdrawn_at FROM disputes x `
	disputeTables = ` CROSS JOIN units u ON u.id = x.unit LEFT JOIN dossiers d ON d.code = x.code LEFT JOIN procedures p ON p.id = d.procedure`

	// A unit's reports are its own, and those of the units that it has taken over from.
	reportedByIt = `x.unit IN (SELECT id FROM units WHERE code = :unit UNION SELECT h.unit FROM holders h WHERE ` + units.HeldByIt + `)`

	disputeByID  storage.Query = disputeColumns + disputeTables + ` WHERE x.id = ?`
	openDisputes storage.Query = disputeColumns + `INDEXED BY disputes_waiting` + disputeTables + `
		WHERE x.state = 'open' AND x.at >= 0 ORDER BY x.at, x.id LIMIT :limit OFFSET :offset`
	openDisputesOfUnit storage.Query = disputeColumns + `INDEXED BY disputes_waiting_unit` + disputeTables + `
		WHERE x.state = 'open' AND ` + reportedByIt + ` ORDER BY x.at, x.id LIMIT :limit OFFSET :offset`
	disputesOfUnit storage.Query = disputeColumns + `INDEXED BY disputes_of_unit` + disputeTables + `
		WHERE ` + reportedByIt + ` ORDER BY x.id DESC LIMIT :limit OFFSET :offset`
	disputeCountOfUnit      storage.Query = `SELECT count(*) FROM disputes x WHERE ` + reportedByIt
	openDisputeCount        storage.Query = `SELECT count(*) FROM disputes INDEXED BY disputes_waiting WHERE state = 'open' AND at >= 0`
	openDisputeCountOfUnit  storage.Query = `SELECT count(*) FROM disputes x WHERE x.state = 'open' AND ` + reportedByIt
	OpenDisputeCountOfMonth storage.Query = `SELECT count(*) FROM disputes WHERE state = 'open' AND month = ?`

	// On a closed card stands what the data said when it was scored: of a dossier that a newer file has changed since, it is
	// not known what it counted for.
	acceptedOfCard storage.Query = `SELECT d.id, d.received, d.due, d.finished, d.traits, d.gone, d.data_time AS seen, c.rule_set, c.data_time, c.stated, c.cut_off
		FROM disputes x CROSS JOIN scorecards c ON c.month = x.month AND c.unit = x.unit
		CROSS JOIN dossiers d ON d.code = x.code CROSS JOIN holders h ON h.unit = d.unit AND h.holder = x.unit AND ` + units.OnTheDay + `
		WHERE x.state = 'accepted' AND x.month = :month AND x.unit = (SELECT id FROM units WHERE code = :unit) AND NOT c.published
		AND (d.data_time <= c.data_time OR NOT EXISTS (SELECT 1 FROM months m WHERE m.month = :month)) ORDER BY x.code`
)

type disputeRow struct {
	ID    int64
	Month scoring.Month
	figures.ListedRow
	Reason    scoring.DisputeReason
	Words     string
	By        int64 `db:"by_person"`
	At        int64
	Update    int64 `db:"update_id"`
	State     scoring.DisputeState
	DecidedBy int64 `db:"decided_by"`
	DecidedAt int64 `db:"decided_at"`
	Withdrawn int64 `db:"withdrawn_at"`
}

func (s *Store) dispute(r disputeRow) scoring.Dispute {
	return scoring.Dispute{
		ID: r.ID, Month: r.Month, Dossier: s.figures.Listed([]figures.ListedRow{r.ListedRow})[0], Reason: r.Reason, Words: r.Words, By: r.By,
		At: s.file.Instant(r.At), State: r.State, DecidedBy: r.DecidedBy, DecidedAt: s.file.Instant(r.DecidedAt),
		Withdrawn: s.file.Instant(r.Withdrawn),
	}
}

// Dispute is a report by its id; false when there is none.
func (s *Store) Dispute(ctx context.Context, id int64) (scoring.Dispute, bool, error) {
	row, found, err := storage.Maybe[disputeRow](ctx, s.file, "read a report of wrong data", disputeByID, id)
	if !found {
		return scoring.Dispute{}, false, err
	}
	return s.dispute(row), true, nil
}

// Disputes are a page of the open reports of a unit ("": of all), those of units that it has taken over from included, the oldest first, and how many there are.
func (s *Store) Disputes(ctx context.Context, unit string, offset, limit int) (page []scoring.Dispute, total int, err error) {
	count, of, args := openDisputeCount, openDisputes, storage.Args{}
	if unit != "" {
		count, of = openDisputeCountOfUnit, openDisputesOfUnit
		args["unit"], args["day"] = unit, s.units.Day(s.file.Now())
	}
	if total, err = storage.One[int](ctx, s.file, "count the reports of wrong data", count, args); err != nil {
		return nil, 0, err
	}
	args["limit"], args["offset"] = limit, offset
	rows, err := storage.List[disputeRow](ctx, s.file, "read the reports of wrong data", of, args)
	for _, r := range rows {
		page = append(page, s.dispute(r))
	}
	return page, total, err
}

// DisputesOfUnit are a page of all reports of a unit, and of those that it has taken over from, whatever became of them, the newest first, and how many there are.
func (s *Store) DisputesOfUnit(ctx context.Context, unit string, offset, limit int) (page []scoring.Dispute, total int, err error) {
	args := storage.Args{"unit": unit, "day": s.units.Day(s.file.Now())}
	if total, err = storage.One[int](ctx, s.file, "count the reports of unit "+unit, disputeCountOfUnit, args); err != nil {
		return nil, 0, err
	}
	args["limit"], args["offset"] = limit, offset
	rows, err := storage.List[disputeRow](ctx, s.file, "read the reports of unit "+unit, disputesOfUnit, args)
	for _, r := range rows {
		page = append(page, s.dispute(r))
	}
	return page, total, err
}

// OpenDisputes is how many reports about a month's figures nobody has decided yet.
func (s *Store) OpenDisputes(ctx context.Context, m scoring.Month) (int, error) {
	return storage.One[int](ctx, s.file, "count the open reports of "+string(m), OpenDisputeCountOfMonth, string(m))
}

// AcceptedDisputes are the dossiers of a unit's month whose reports were accepted, as its card looked at them. There are
// none without a card and on a published one.
func (s *Store) AcceptedDisputes(ctx context.Context, m scoring.Month, unit string) ([]dossier.Class, error) {
	doing := "read the accepted reports of unit " + unit + " in " + string(m)
	accepted, err := storage.Cached(ctx, s.file, acceptedKey{m, unit}, func() ([]acceptedRow, error) {
		return storage.List[acceptedRow](ctx, s.file, doing, acceptedOfCard, storage.Args{"month": string(m), "day": m.FirstDay(), "unit": unit})
	})
	if err != nil || len(accepted) == 0 {
		return nil, err
	}
	w, err := s.figures.Window(accepted[0].ScoredRow, m)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", doing, err)
	}
	var classes []dossier.Class
	for _, r := range accepted {
		classes = append(classes, w.Classify(r.Dossier()))
	}
	return classes, nil
}

// acceptedKey is a card of whose accepted reports the memory knows.
type acceptedKey struct {
	month scoring.Month
	unit  string
}

// acceptedRow is a dossier whose report was accepted, with how its card looked at dossiers.
type acceptedRow struct {
	figures.MissingRow
	figures.ScoredRow
}
