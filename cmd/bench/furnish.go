package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"motcua/cmd/soak/rig"
	"motcua/scoring"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/scoring/people"
	"motcua/scoring/rulesets"
	"motcua/storage"
	"motcua/storage/rooms"
)

func unitName(i int) string { return fmt.Sprintf("Thử nghiệm %d", i) }

// furnish makes a store with so many units and scored months, and an invitation for each chat: an officer's where there is one
// month, else an admin's. It gives the codes.
func furnish(ctx context.Context, db string, units int, months ...scoring.Month) (codes []string, err error) {
	store, rules, err := openStore(ctx, db)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	register, err := writeUnits(filepath.Dir(db), units)
	if err != nil {
		return nil, err
	}
	if err := takeFile(ctx, store, rules, register); err != nil {
		return nil, err
	}
	for _, month := range months {
		if err := scoreAll(ctx, store, rules, month, units); err != nil {
			return nil, err
		}
	}
	return inviteAll(ctx, store, func(chat int) string {
		if len(months) > 1 {
			return ""
		}
		return rig.UnitCode(chat % units)
	})
}

// inviteAll makes an invitation for each chat, as an officer of the unit that it has, or an admin where that is "". It gives the codes.
func inviteAll(ctx context.Context, store *rooms.Store, unitOf func(chat int) string) (codes []string, err error) {
	for i := range chats {
		code := fmt.Sprintf("%016d", i)
		codes = append(codes, code)
		grant := people.Grant{Role: people.Admin}
		if unit := unitOf(i); unit != "" {
			grant = people.Grant{Role: people.Officer, Unit: unit}
		}
		if err := store.AddInvitation(ctx, people.Invitation{Hash: people.HashCode(code), Grant: grant, Expires: time.Now().Add(time.Hour)}, 0); err != nil {
			return nil, err
		}
	}
	return codes, nil
}

// openStore opens a store, or makes it, under the rules there are.
func openStore(ctx context.Context, db string) (*rooms.Store, *rulesets.Catalogue, error) {
	zone, err := time.LoadLocation("Asia/Ho_Chi_Minh")
	if err != nil {
		return nil, nil, err
	}
	rules, err := rulesets.Load()
	if err != nil {
		return nil, nil, err
	}
	store, err := rooms.Open(ctx, storage.Options{Path: db, Zone: zone, Now: time.Now, RuleSets: rules.ByID})
	return store, rules, err
}

// takeFile takes a file in as the command line does. One that is refused is an error.
func takeFile(ctx context.Context, store *rooms.Store, rules *rulesets.Catalogue, name string) error {
	body, err := os.Open(name)
	if err != nil {
		return err
	}
	defer body.Close()
	info, err := body.Stat()
	if err != nil {
		return err
	}
	importer := &ledger.Ledger{Store: store, Rules: rules, Zone: time.FixedZone("", 7*60*60), Now: time.Now, Limits: sheet.CommandLine()}
	results, err := importer.Import(ctx, []table.Source{{Path: name, Body: body, Size: info.Size()}}, ledger.ImportOptions{})
	for _, r := range results {
		if r.Problem != nil {
			err = errors.Join(err, r.Problem)
		}
	}
	return err
}

// scoreAll gives every unit a made-up card for the month.
func scoreAll(ctx context.Context, store *rooms.Store, rules *rulesets.Catalogue, m scoring.Month, units int) error {
	set, ok := rules.For(m)
	if !ok {
		return fmt.Errorf("no rule set is in force in %s", m)
	}
	cards := make([]scoring.Scorecard, units)
	for i := range cards {
		tallies := map[string]scoring.Tally{}
		for n, ind := range set.Indicators {
			tallies[ind.Code] = scoring.Tally{Numerator: int64(20 + (i+n*7)%30), Denominator: 50}
		}
		card, err := scoring.Score(set, m, rig.UnitCode(i), tallies)
		if err != nil {
			return err
		}
		cards[i] = card
	}
	stage, err := store.Stage(ctx)
	if err != nil {
		return err
	}
	defer stage.Close()
	return stage.Take(ctx, func(tx ledger.Intake) error {
		reach, err := tx.DataTimes(ctx, m)
		if err != nil {
			return err
		}
		return tx.PutStandings(ctx, m, scoring.Rank(cards), reach, false)
	})
}
