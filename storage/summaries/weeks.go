package summaries

import (
	"context"
	"strings"
	"time"

	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/storage"
	"motcua/storage/notices"
)

const (
	// weeksKept is how many days back the figures of a week are kept, and comparedWithin how many back one may lie by which something moved.
	weeksKept, comparedWithin = 35, 14

	isWeekKept storage.Query = `SELECT EXISTS (SELECT 1 FROM weeks WHERE monday = ?)`
	// The setting holds when it was made before the week's morning: whoever turns it on later has the next week told.
	weeksTold storage.Query = `SELECT EXISTS (SELECT 1 FROM settings WHERE key = 'week' AND value = 'on' AND since <= ?)`
	// The chairs whom a message reaches, of the units that have not ended.
	chairsReached storage.Query = `SELECT g.person, u.code AS unit FROM grants g CROSS JOIN units u ON u.id = g.unit
		WHERE g.role = 'chair' AND (u.valid_to = '' OR u.valid_to >= :day) AND NOT EXISTS (SELECT 1 FROM unreachable n WHERE n.person = g.person) ORDER BY g.id`

	weekColumns = `u.code AS unit, u.name, w.at, w.rule_set, w.league, w.waits, w.converted, w.rank, w.ranked
		FROM weeks w CROSS JOIN units u ON u.id = w.unit
		WHERE w.month = :month AND w.monday = (SELECT max(b.monday) FROM weeks b WHERE b.monday >= :since AND b.monday < :day AND b.at < :before)`
	weekBefore       storage.Query = `SELECT ` + weekColumns + ` ORDER BY u.code`
	weekBeforeOfUnit storage.Query = `SELECT ` + weekColumns + ` AND w.unit = (SELECT id FROM units WHERE code = :unit)`
)

// BeginWeek keeps how the ranked units stand as the week of a Monday begins, once; and where the authority wants it, queues the week's message
// for each chair, and each admin: once for the week, to go out from the time on, and not after it expires.
func (s *Store) BeginWeek(ctx context.Context, monday, from, expires time.Time) error {
	day := monday.Format(time.DateOnly)
	kept, err := storage.One[bool](ctx, s.file, "look whether the week is kept", isWeekKept, day)
	if err != nil {
		return err
	}
	var records []scoring.Record
	if !kept {
		if records, err = s.latestRecords(ctx); err != nil {
			return err
		}
	}
	return s.file.GroupCommit(ctx, "begin the week", storage.Durable, func(tx *storage.Tx) error {
		if err := keepWeek(ctx, tx, monday, records); err != nil || !tx.Now.Before(expires) {
			return err
		}
		rows, err := s.weekRows(ctx, tx, from)
		if err != nil {
			return err
		}
		for i := range rows {
			rows[i].Reason, rows[i].Occasion, rows[i].NotBefore, rows[i].Expires = outbox.Week, day, from, expires
		}
		return s.notices.QueueRows(ctx, tx, rows)
	})
}

// latestRecords are the cards of the latest month that is judged.
func (s *Store) latestRecords(ctx context.Context) ([]scoring.Record, error) {
	m, judged, err := s.figures.LatestMonth(ctx)
	if err != nil || !judged {
		return nil, err
	}
	return s.figures.Records(ctx, m)
}

// keepWeek keeps the cards that are ranked, and drops what is older than anything is compared with.
func keepWeek(ctx context.Context, tx *storage.Tx, monday time.Time, records []scoring.Record) error {
	for _, r := range records {
		if !r.IsRanked() {
			continue
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO weeks (monday, unit, at, month, rule_set, league, waits, converted, rank, ranked)
			SELECT :monday, u.id, :at, :month, :rule_set, :league, :waits, :converted, :rank, :ranked FROM units u WHERE u.code = :unit
			ON CONFLICT (monday, unit) DO NOTHING`,
			storage.Args{"monday": monday.Format(time.DateOnly), "unit": r.Unit, "at": storage.Seconds(tx.Now), "month": string(r.Month), "rule_set": r.RuleSet,
				"league": r.League, "waits": strings.Join(r.Waits, " "), "converted": r.Converted.String(), "rank": r.Rank, "ranked": r.Of}); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM weeks WHERE monday < ?`, monday.AddDate(0, 0, -weeksKept).Format(time.DateOnly))
	return err
}

// weekRows are whom the week is told, and of which unit; none unless the authority had chosen so before its morning.
func (s *Store) weekRows(ctx context.Context, tx *storage.Tx, from time.Time) ([]outbox.Row, error) {
	var told bool
	if err := tx.GetContext(ctx, &told, string(weeksTold), storage.Seconds(from)); err != nil || !told {
		return nil, err
	}
	var rows []outbox.Row
	if err := tx.SelectContext(ctx, &rows, string(chairsReached), storage.Args{"day": s.units.Day(from)}); err != nil {
		return nil, err
	}
	var admins []int64
	if err := tx.SelectContext(ctx, &admins, string(notices.AdminsReached)); err != nil {
		return nil, err
	}
	for _, admin := range admins {
		rows = append(rows, outbox.Row{Person: admin})
	}
	return rows, nil
}

// WeekBefore are the cards of a month as they stood when the newest week began before the day of an instant, by unit; of one unit, if it is
// named. They have what they are compared by, and no lines. None when the month was not ranked then, or that is two weeks ago; at is when
// they stood so.
func (s *Store) WeekBefore(ctx context.Context, m scoring.Month, unit string, now time.Time) (was []scoring.Record, at time.Time, err error) {
	y, month, d := now.In(s.file.Zone()).Date()
	today := time.Date(y, month, d, 0, 0, 0, 0, s.file.Zone())
	question := weekBefore
	args := storage.Args{"month": string(m), "day": s.units.Day(today), "since": s.units.Day(today.AddDate(0, 0, -comparedWithin)), "before": storage.Seconds(today)}
	if unit != "" {
		question, args["unit"] = weekBeforeOfUnit, unit
	}
	rows, err := storage.List[weekRow](ctx, s.file, "read how the week before began", question, args)
	if err != nil {
		return nil, at, err
	}
	for _, r := range rows {
		converted, err := scoring.ParseExact(r.Converted)
		if err != nil {
			return nil, at, err
		}
		card := scoring.Scorecard{Month: m, Unit: r.Unit, RuleSet: r.RuleSet, Scored: true, State: scoring.MonthFull, Waits: strings.Fields(r.Waits), Converted: converted}
		was = append(was, scoring.Record{Standing: scoring.Standing{Scorecard: card, League: r.League, Rank: r.Rank, Of: r.Ranked}, Name: r.Name})
		at = s.file.Instant(r.At)
	}
	return was, at, nil
}

// weekRow is how a unit stood, as it is stored.
type weekRow struct {
	Unit, Name   string
	At           int64
	RuleSet      string `db:"rule_set"`
	League       int
	Waits        string
	Converted    string
	Rank, Ranked int
}
