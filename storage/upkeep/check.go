package upkeep

import (
	"context"
	"fmt"

	"motcua/scoring"
	"motcua/storage"
	"motcua/storage/figures"
)

// Report is what a check found. Faults are sentences for the operator; none means that all is well.
type Report struct {
	SchemaVersion int64
	Faults        []string
}

// The checks of rows against each other: what each counts must be 0.
var checks = []struct{ fault, count string }{
	{"scorecard lines without a scorecard", `SELECT count(*) FROM scorecard_lines l
		WHERE NOT EXISTS (SELECT 1 FROM scorecards c WHERE c.month = l.month AND c.unit = l.unit)`},
	{"scorecards without lines", `SELECT count(*) FROM scorecards c
		WHERE NOT EXISTS (SELECT 1 FROM scorecard_lines l WHERE l.month = c.month AND l.unit = c.unit)`},
	{"scorecards of units that are not in the register", `SELECT count(*) FROM scorecards c
		WHERE NOT EXISTS (SELECT 1 FROM units u WHERE u.id = c.unit)`},
	{"dossiers of units that are not in the register", `SELECT count(*) FROM dossiers d
		WHERE NOT EXISTS (SELECT 1 FROM units u WHERE u.id = d.unit)`},
	{"dossiers of procedures that are not there", `SELECT count(*) FROM dossiers d
		WHERE NOT EXISTS (SELECT 1 FROM procedures p WHERE p.id = d.procedure)`},
	{"units whose dossiers belong to nobody, or to two, on some day", `SELECT count(*) FROM units u
		WHERE NOT EXISTS (SELECT 1 FROM holders h WHERE h.unit = u.id AND h.since = '') OR EXISTS (SELECT 1 FROM holders h
			WHERE h.unit = u.id AND h.until <> '~' AND NOT EXISTS (SELECT 1 FROM holders n WHERE n.unit = u.id AND n.since = h.until))`},
	{"scorecards whose rank does not count the better ones of their month", `SELECT count(*) FROM scorecards c
		WHERE (c.scored AND c.state = 'full') <> (c.rank > 0) OR c.rank > c.ranked OR c.position + 1 < c.rank`},
	{"months in which not all scorecards are ranked among the same number", `SELECT count(*) FROM (
		SELECT month FROM scorecards GROUP BY month, league HAVING min(ranked) <> max(ranked) OR max(ranked) <> sum(scored AND state = 'full'))`},
	{"finished updates whose body was not erased", `SELECT count(*) FROM inbox WHERE finished_at > 0 AND aside = '' AND length(body) > 0`},
	{"notices in a state that nobody knows", `SELECT count(*) FROM outbox
		WHERE state NOT IN ('queued', 'held', 'sending', 'accepted', 'refused', 'unknown', 'cancelled', 'expired')`},
	{"notices that are being sent though no sending was begun", `SELECT count(*) FROM outbox WHERE state = 'sending' AND attempts = 0`},
	{"notices and warnings that cannot be read", `SELECT (SELECT count(*) FROM outbox WHERE CASE WHEN json_valid(payload) THEN json_type(payload) <> 'object' ELSE 1 END)
		+ (SELECT count(*) FROM watches WHERE NOT json_valid(watch))`},
}

// Check reads the whole file: whether it is intact, whether its rows fit each other, and whether the figures stored
// for showing are those its counts give. An error is of the reading; what is wrong with the file is in the report.
func (s *Store) Check(ctx context.Context) (Report, error) {
	var r Report
	var err error
	if r.SchemaVersion, err = s.file.Version(ctx); err != nil {
		return r, err
	}
	if err := s.checkFile(ctx, &r); err != nil {
		return r, err
	}
	for _, c := range checks {
		n, err := storage.One[int](ctx, s.file, "check the store", storage.Query(c.count))
		if err != nil {
			return r, err
		}
		if n > 0 {
			r.Faults = append(r.Faults, fmt.Sprintf("%d %s", n, c.fault))
		}
	}
	months, err := storage.List[scoring.Month](ctx, s.file, "check the store", `SELECT DISTINCT month FROM scorecards ORDER BY month`)
	if err != nil {
		return r, err
	}
	for _, m := range months {
		if err := s.checkMonth(ctx, m, &r); err != nil {
			return r, err
		}
	}
	return r, nil
}

func (s *Store) checkFile(ctx context.Context, r *Report) error {
	damage, err := storage.List[string](ctx, s.file, "check the file", `PRAGMA integrity_check(20)`)
	if err != nil {
		return err
	}
	for _, d := range damage {
		if d != "ok" {
			r.Faults = append(r.Faults, "the file is damaged: "+d)
		}
	}
	rows, err := s.file.Reader().QueryxContext(ctx, `PRAGMA foreign_key_check`)
	if err != nil {
		return fmt.Errorf("check the references: %w", s.file.Explain(err))
	}
	defer rows.Close()
	lost := map[string]int{}
	var tables []string
	for rows.Next() {
		columns, err := rows.SliceScan()
		if err != nil {
			return fmt.Errorf("check the references: %w", s.file.Explain(err))
		}
		key := fmt.Sprintf("of %v refer to nothing in %v", columns[0], columns[2])
		if lost[key]++; lost[key] == 1 {
			tables = append(tables, key)
		}
	}
	for _, key := range tables {
		r.Faults = append(r.Faults, fmt.Sprintf("%d rows %s", lost[key], key))
	}
	return rows.Err()
}

// checkMonth rebuilds every card of the month and looks whether the figures stored for showing are its own.
func (s *Store) checkMonth(ctx context.Context, m scoring.Month, r *Report) error {
	cards, err := storage.List[figures.CardRow](ctx, s.file, "read the cards of "+string(m), figures.CardsOfMonth, string(m))
	if err != nil {
		return err
	}
	lines, err := storage.List[figures.LineRow](ctx, s.file, "read the lines of "+string(m), figures.LinesOfMonth, string(m))
	if err != nil {
		return err
	}
	of := map[int64][]figures.LineRow{}
	for _, l := range lines {
		of[l.Unit] = append(of[l.Unit], l)
	}
	for _, c := range cards {
		record, err := s.figures.RecordOf(c, of[c.UnitID])
		if err != nil {
			r.Faults = append(r.Faults, err.Error())
			continue
		}
		if record.CutOff.After(m.End(s.file.Zone())) {
			r.Faults = append(r.Faults, fmt.Sprintf("the card of unit %s in %s was scored beyond the end of the month", c.Code, m))
		}
		if fault := misshown(c, of[c.UnitID], record.Scorecard); fault != "" {
			r.Faults = append(r.Faults, fmt.Sprintf("the card of unit %s in %s: %s", c.Code, m, fault))
		}
	}
	return nil
}

// misshown names the first figure stored for showing that is not the card's.
func misshown(c figures.CardRow, lines []figures.LineRow, card scoring.Scorecard) string {
	switch {
	case card.Total.Tenths() != c.TotalTenths:
		return fmt.Sprintf("the total is stored as %s, its counts give %s", scoring.DecimalTenths(c.TotalTenths, "."), card.Total.Decimal("."))
	case card.Max.Tenths() != c.MaxTenths:
		return "the maximum assessed is not that of its lines"
	case card.Converted.Tenths() != c.ConvertedTenths:
		return fmt.Sprintf("the converted score is stored as %s, its counts give %s",
			scoring.DecimalTenths(c.ConvertedTenths, "."), card.Converted.Decimal("."))
	case card.Grade.Code != c.Grade:
		return fmt.Sprintf("the grade is stored as %q, its score gives %q", c.Grade, card.Grade.Code)
	}
	for _, l := range lines {
		line, ok := card.Line(l.Indicator)
		if !ok || line.Assessed != (l.Assessed > 0) || line.Points.Tenths() != l.PointsTenths {
			return fmt.Sprintf("indicator %s is stored as %s, its counts give %s",
				l.Indicator, scoring.DecimalTenths(l.PointsTenths, "."), line.Points.Decimal("."))
		}
	}
	return ""
}
