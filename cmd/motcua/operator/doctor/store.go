package doctor

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"motcua/cmd/motcua/house"
	"motcua/scoring"
	"motcua/scoring/people"
	"motcua/storage"
)

// settings says what holds without a store: whose the bot is, and which days are off.
func (f *findings) settings() {
	s := f.world.Settings
	f.tokenFile()
	if s.Authority == "" {
		f.add("authority", Warning, "doctor.authority_none", "doctor.authority_do")
	} else {
		f.add("authority", Good, "doctor.authority", "", "name", s.Authority)
	}
	now := s.Clock.Now().In(s.Zone)
	year := now.Year()
	switch next := year + 1; {
	case !s.Workdays.Known(year):
		f.add("holidays", Failed, "doctor.holidays_none", "doctor.holidays_do", "year", strconv.Itoa(year))
	case now.Month() == time.December && !s.Workdays.Known(next):
		f.add("holidays", Warning, "doctor.holidays_none", "doctor.holidays_do", "year", strconv.Itoa(next))
	case !s.Workdays.Announced(year):
		f.add("holidays", Warning, "doctor.holidays_expected", "doctor.holidays_do", "year", strconv.Itoa(year))
	default:
		f.add("holidays", Good, "doctor.holidays", "", "year", strconv.Itoa(year))
	}
}

// store looks at the store, its files and its disk. It says whether a program serves it.
func (f *findings) store(ctx context.Context) (served bool) {
	db := f.world.Settings.DB
	f.disk(db)
	f.rights(db)
	var inside error
	err := f.world.WithStore(ctx, func(h *house.House) error {
		served = h.Store.Served()
		f.log(db)
		version, err := h.Store.Version(ctx)
		if err != nil {
			return err
		}
		f.add("store", Good, "doctor.store", "", "file", db, "version", strconv.FormatInt(version, 10))
		f.served(ctx, served)
		for _, look := range []func(context.Context, *house.House) error{f.rules, f.ages, f.people, f.waiting} {
			inside = errors.Join(inside, look(ctx, h))
		}
		return nil
	})
	switch {
	case errors.Is(err, storage.ErrBusy) || errors.Is(inside, storage.ErrBusy):
		f.add("store", Unknown, "doctor.untried", "", "reason", errors.Join(err, inside).Error())
	case err != nil || inside != nil:
		f.add("store", Failed, "doctor.store_not", "doctor.store_do", "reason", errors.Join(err, inside).Error())
	}
	return served
}

// rules says by which set this month is scored.
func (f *findings) rules(ctx context.Context, h *house.House) error {
	all, err := h.RulesNow(ctx)
	if err != nil {
		return err
	}
	month := scoring.MonthOf(f.world.Settings.Clock.Now(), f.world.Settings.Zone)
	if set, ok := all.For(month); ok {
		f.add("rules", Good, "doctor.rules", "", "month", f.world.Words.Month(string(month)), "code", set.ID())
	} else {
		f.add("rules", Failed, "doctor.rules_none", "doctor.rules_do", "month", f.world.Words.Month(string(month)))
	}
	return nil
}

// shownUnits is how many units are named.
const shownUnits = 5

// ages says of which units the data are too old to tell officers of, and how many have none.
func (f *findings) ages(ctx context.Context, h *house.House) error {
	s := f.world.Settings
	units, err := h.Store.Units(ctx)
	if err != nil {
		return err
	}
	now := s.Clock.Now().In(s.Zone)
	today := now.Format(time.DateOnly)
	living := 0
	for _, u := range units {
		if !u.HasEndedBefore(today) {
			living++
		}
	}
	if living == 0 {
		f.add("units", Warning, "doctor.units_none", "doctor.units_do")
		return nil
	}
	set, err := h.Store.Settings(ctx)
	if err != nil {
		return err
	}
	reaches, err := h.Store.Reaches(ctx)
	if err != nil {
		return err
	}
	if len(reaches) == 0 {
		f.add("data", Warning, "doctor.data_none", "doctor.data_do")
		return nil
	}
	var old []string
	for _, r := range reaches {
		if s.Workdays.Begun(r.Until, now) > scoring.NewThresholds(set).SilentDays {
			old = append(old, r.Name+" ("+f.world.Words.DateTime(r.Until.In(s.Zone))+")")
		}
	}
	switch without := max(0, living-len(reaches)); {
	case len(old) > 0:
		f.add("data", Warning, "doctor.data_old", "doctor.data_do", "n", len(old), "all", living, "units", strings.Join(old[:min(len(old), shownUnits)], ", "))
	case without > 0:
		f.add("data", Warning, "doctor.data_lack", "doctor.data_do", "n", without, "all", living)
	default:
		f.add("data", Good, "doctor.data", "", "n", living, "time", f.world.Words.DateTime(reaches[0].Until.In(s.Zone)))
	}
	return nil
}

// people says whether there is an admin, and how many people no message reaches.
func (f *findings) people(ctx context.Context, h *house.House) error {
	all, err := h.Store.Directory(ctx)
	if err != nil {
		return err
	}
	admins := 0
	for _, p := range all {
		if p.HasGrant(people.Grant{Role: people.Admin}) {
			admins++
		}
	}
	if admins == 0 {
		f.add("admins", Failed, "doctor.admins_none", "doctor.admins_do")
	} else {
		f.add("admins", Good, "doctor.admins", "", "n", admins, "all", len(all))
	}
	if gone := len(all.Unreachable()); gone > 0 {
		f.add("unreachable", Warning, "doctor.gone", "doctor.gone_do", "n", gone)
	} else {
		f.add("unreachable", Good, "doctor.gone_none", "")
	}
	return nil
}

// waiting says what was set aside, and what Telegram refused.
func (f *findings) waiting(ctx context.Context, h *house.House) error {
	aside, err := h.Store.SetAsideCount(ctx)
	if err != nil {
		return err
	}
	if aside > 0 {
		f.add("aside", Warning, "doctor.aside", "doctor.aside_do", "n", aside)
	} else {
		f.add("aside", Good, "doctor.aside_none", "")
	}
	parked, err := h.Store.Parked(ctx)
	if err != nil {
		return err
	}
	if parked > 0 {
		f.add("parked", Warning, "doctor.parked", "doctor.parked_do", "n", parked)
	} else {
		f.add("parked", Good, "doctor.parked_none", "")
	}
	return nil
}
