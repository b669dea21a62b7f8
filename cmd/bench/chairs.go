package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"sync"
	"time"

	"motcua/cmd/soak/rig"
	"motcua/scoring"
	"motcua/scoring/people"
	"motcua/scoring/rulesets"
	"motcua/storage/rooms"
)

// furnishChairs makes a store with a chair for each commune of the country, and a year of scores with counts.
func furnishChairs(ctx context.Context, db string) (err error) {
	if _, err := furnish(ctx, db, country); err != nil {
		return err
	}
	store, rules, err := openStore(ctx, db)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	months := []scoring.Month{summaryMonth}
	for len(months) < 12 {
		months = append(months, months[len(months)-1].Prev())
	}
	if err := takeCounts(ctx, store, rules, filepath.Join(filepath.Dir(db), "so-lieu.csv"), months); err != nil {
		return err
	}
	for _, m := range months {
		if err := scoreAll(ctx, store, rules, m, country); err != nil {
			return err
		}
	}
	failed := make(chan error, country)
	var all sync.WaitGroup
	for part := range chats {
		all.Go(func() {
			for i := part; i < country; i += chats {
				failed <- register(ctx, store, i)
			}
		})
	}
	all.Wait()
	close(failed)
	for failure := range failed {
		err = errors.Join(err, failure)
	}
	return err
}

// takeCounts has counts entered by hand for every unit and month: a month without any is left out of a trend.
func takeCounts(ctx context.Context, store *rooms.Store, rules *rulesets.Catalogue, name string, months []scoring.Month) error {
	err := rig.WriteFile(name, func(w io.Writer) {
		fmt.Fprintln(w, "Tháng,Mã đơn vị,Đơn vị,Chỉ số,Tử số,Mẫu số")
		for _, m := range months {
			for i := range country {
				fmt.Fprintf(w, "%02d/%d,%s,%s,HL1,9,10\n", m.Number(), m.Year(), rig.UnitCode(i), unitName(i))
			}
		}
	})
	if err != nil {
		return err
	}
	return takeFile(ctx, store, rules, name)
}

func register(ctx context.Context, store *rooms.Store, i int) error {
	code := fmt.Sprintf("CHAIR%011d", i)
	invitation := people.Invitation{Hash: people.HashCode(code), Grant: people.Grant{Role: people.Chair, Unit: rig.UnitCode(i)}, Expires: time.Now().Add(time.Hour)}
	if err := store.AddInvitation(ctx, invitation, 0); err != nil {
		return err
	}
	person := int64(9_100_000_000 + i)
	_, err := store.Redeem(ctx, code, person, time.Now(), person)
	return err
}
