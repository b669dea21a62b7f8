package life

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"motcua/cmd/soak/rig"
	"motcua/scoring"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/scoring/rulesets"
	"motcua/storage"
	"motcua/storage/rooms"
)

// scores are the queries whose answers are compared: all that a store says of dossiers and cards, but for when a month was closed.
var scores = []string{
	`SELECT code, unit, procedure, field, received, due, finished, status, channel, fee, paid_online, digitised, e_result, data_time FROM v_dossiers ORDER BY code, unit, received`,
	`SELECT month, unit, state, rank, ranked, rule_set, grade, total_tenths, max_tenths, converted_tenths, published, data_time, data_time_stated FROM v_scorecards ORDER BY month, unit`,
	`SELECT * FROM v_scorecard_lines ORDER BY month, unit, place`,
	`SELECT * FROM v_unit_months ORDER BY month, unit`,
}

// judgeImports takes what the store has taken in into another store, in the same order and at the same times, without kills, and
// compares what both say. And it holds what people were told of their files against the store.
func (l *life) judgeImports(db *sql.DB, f *rig.Figures) error {
	taken, err := rig.Lines(db, `SELECT sha256, at, name FROM imports ORDER BY id`)
	if err != nil {
		return err
	}
	twice, err := rig.Number(db, `SELECT count(*) FROM (SELECT 1 FROM imports GROUP BY sha256 HAVING count(*) > 1)`)
	if err != nil {
		return err
	}
	in, otherwise := map[string]bool{}, 0
	for _, line := range taken {
		in[line[strings.LastIndex(line, " | ")+3:]] = true
	}
	for base, said := range l.books.said {
		if in[base] != said {
			otherwise++
			l.counts.fail("%s: it was said that it is in the store: %v, and that is %v", base, said, in[base])
		}
	}
	f.Tell("imports in the store", fmt.Sprint(len(taken)))
	f.AddZero("files of which people were told otherwise than the store has it", otherwise)
	f.AddZero("files taken in twice", twice)
	differences, err := l.compareStores(db, taken)
	if err != nil {
		return err
	}
	f.AddZero("rows of dossiers, cards and lines that differ from a store without kills", differences)
	return nil
}

// compareStores takes the files in anew, and counts the rows that differ.
func (l *life) compareStores(db *sql.DB, taken []string) (differences int, err error) {
	name := filepath.Join(l.dir, "reference.db")
	uses, err := rig.Lines(db, `SELECT since, codes FROM rule_uses`)
	if err != nil {
		return 0, err
	}
	if err := l.importAnew(name, uses, taken); err != nil {
		return 0, fmt.Errorf("the reference: %w", err)
	}
	other, err := rig.OpenStore(name)
	if err != nil {
		return 0, err
	}
	defer other.Close()
	for _, query := range scores {
		one, err := rig.Lines(db, query)
		if err != nil {
			return 0, err
		}
		two, err := rig.Lines(other, query)
		if err != nil {
			return 0, err
		}
		n, first := difference(one, two)
		if differences += n; n > 0 {
			l.counts.fail("%d rows differ from those of a store without kills, such as %s", n, first)
		}
	}
	return differences, nil
}

// difference counts the lines that are in one of two lists alone, and names the first.
func difference(one, two []string) (n int, first string) {
	count := map[string]int{}
	for _, line := range one {
		count[line]++
	}
	for _, line := range two {
		count[line]--
	}
	for _, line := range append(one, two...) {
		if c := count[line]; c != 0 {
			if n++; first == "" {
				first = fmt.Sprintf("%q (%+d)", line, c)
			}
			count[line] = 0
		}
	}
	return n, first
}

// importAnew makes a store that uses the same rule sets, with the files, each taken in at its time.
func (l *life) importAnew(name string, uses, taken []string) (err error) {
	ctx := context.Background()
	rules, err := rulesets.Load()
	if err != nil {
		return err
	}
	var at time.Time
	now := func() time.Time { return at }
	hanoi, err := time.LoadLocation("Asia/Ho_Chi_Minh")
	if err != nil {
		return err
	}
	at = begin
	store, err := rooms.Open(ctx, storage.Options{Path: name, Zone: hanoi, Now: now, RuleSets: rules.ByID})
	if err != nil {
		return err
	}
	defer func() {
		if failed := store.Close(); err == nil {
			err = failed
		}
	}()
	for _, line := range uses {
		since, codes, _ := strings.Cut(line, " | ")
		if err := store.UseRuleSets(ctx, rulesets.Use{From: scoring.Month(since), Codes: strings.Fields(codes)}, 0); err != nil {
			return err
		}
	}
	for _, line := range taken {
		parts := strings.SplitN(line, " | ", 3)
		seconds, err := strconv.ParseInt(parts[1], 10, 64)
		if err != nil {
			return err
		}
		at = time.Unix(seconds, 0).In(hanoi)
		raw, err := os.ReadFile(l.books.bySum[parts[0]])
		if err != nil {
			return fmt.Errorf("%s: %w", parts[2], err)
		}
		importer := &ledger.Ledger{Store: store, Rules: rules, Zone: hanoi, Now: now, Limits: sheet.CommandLine()}
		results, err := importer.Import(ctx, []table.Source{{Path: parts[2], Body: bytes.NewReader(raw), Size: int64(len(raw))}}, ledger.ImportOptions{})
		if err != nil {
			return err
		}
		if p := results[0].Problem; p != nil {
			return fmt.Errorf("%s: %w", parts[2], p)
		}
	}
	return nil
}
