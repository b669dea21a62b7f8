package rooms

import (
	"context"
	"database/sql"
	"slices"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/ledger"
	"motcua/storage/units"
)

// merging are communes that end, one after the other and within a month, with heirs of heirs, without one, and in a ring.
var merging = []scoring.Unit{
	{Code: unitCode(0), Name: "UBND xã 0", ValidTo: "2023-02-28", Successor: unitCode(1)},
	{Code: unitCode(1), Name: "UBND xã 1", ValidTo: "2023-05-15", Successor: unitCode(2)},
	{Code: unitCode(2), Name: "UBND xã 2"},
	{Code: unitCode(3), Name: "UBND xã 3", ValidTo: "2023-02-28", Successor: unitCode(2)},
	{Code: unitCode(4), Name: "UBND xã 4", ValidTo: "2023-03-31"},
	{Code: unitCode(5), Name: "UBND xã 5", ValidTo: "2023-02-28", Successor: unitCode(6)},
	{Code: unitCode(6), Name: "UBND xã 6", ValidTo: "2023-01-31", Successor: unitCode(5)},
	{Code: unitCode(7), Name: "UBND xã 7", ValidTo: "2023-01-31", Successor: unitCode(8)},
	{Code: unitCode(8), Name: "UBND xã 8", ValidFrom: "2023-04-01"},
}

// putRegister takes a register in, and gives the unit-months that it touches.
func putRegister(t *testing.T, s *Store, units []scoring.Unit) (touched []ledger.UnitMonth) {
	t.Helper()
	take(t, s, nil, func(ctx context.Context, tx ledger.Intake) (err error) {
		_, touched, err = tx.PutUnits(ctx, 0, units)
		return err
	})
	return touched
}

// holder is the code of the unit to which a unit's dossiers belong on a day.
func holder(code, day string) string {
	byCode := func(code string) (scoring.Unit, bool) {
		i := slices.IndexFunc(merging, func(u scoring.Unit) bool { return u.Code == code })
		return merging[max(i, 0)], i >= 0
	}
	u, _ := byCode(code)
	return u.Holder(day, byCode).Code
}

// holderNow is what the store says of it.
func holderNow(t *testing.T, s *Store, code, day string) (holders []string) {
	t.Helper()
	err := s.Reader().Select(&holders, `SELECT n.code FROM units u CROSS JOIN holders h ON h.unit = u.id CROSS JOIN units n ON n.id = h.holder
		WHERE u.code = :unit AND `+units.OnTheDay, sql.Named("unit", code), sql.Named("day", day))
	if err != nil {
		t.Fatal(err)
	}
	return holders
}

// On every day a unit's dossiers have exactly one holder, the one of the rules.
func TestEveryDayHasOneHolder(t *testing.T) {
	s := openStore(t)
	putRegister(t, s, merging)
	for day := at("2023-01-15 00:00"); day.Before(at("2023-07-01 00:00")); day = day.AddDate(0, 0, 1) {
		on := day.Format(time.DateOnly)
		for _, u := range merging {
			if got := holderNow(t, s, u.Code, on); !slices.Equal(got, []string{holder(u.Code, on)}) {
				t.Errorf("on %s the dossiers of %s belong to %q, want %q", on, u.Code, got, holder(u.Code, on))
			}
		}
	}
}

// A unit's data reach as far as the newest file that brought dossiers of it, whatever code they bear.
func TestDataReachAsFarAsThoseOfTheHolder(t *testing.T) {
	s := openStore(t)
	putRegister(t, s, merging)
	merge(t, s, at("2023-03-20 08:00"), false, processing(func(d *dossier.Dossier) { d.Code, d.Unit, d.Received = "a", unitCode(2), at("2023-03-02 08:00").Unix() }))
	merge(t, s, at("2023-03-25 08:00"), true, processing(func(d *dossier.Dossier) { d.Code, d.Unit, d.Received = "b", unitCode(3), at("2023-03-03 08:00").Unix() }))
	take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
		times, err := tx.DataTimes(ctx, "2023-03")
		want := ledger.DataTime{At: at("2023-03-25 08:00"), Stated: true}
		if got := times[unitCode(2)]; err != nil || len(times) != 1 || !got.At.Equal(want.At) || got.Stated != want.Stated {
			t.Errorf("data times are %v, %v; want %v of %s alone", times, err, want, unitCode(2))
		}
		return nil
	})
	for unit, want := range map[string]time.Time{unitCode(2): at("2023-03-25 08:00"), unitCode(3): {}} {
		if got, err := s.DataTime(t.Context(), unit); err != nil || !got.Equal(want) {
			t.Errorf("the data of %s reach to %v, %v; want %v", unit, got, err, want)
		}
	}
}

// A register touches the months in which dossiers pass from one unit to another, for both, and no others.
func TestARegisterTouchesWhatPassesOn(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 4)
	merge(t, s, noon, false,
		processing(func(d *dossier.Dossier) { d.Code, d.Unit, d.Received = "a", unitCode(0), at("2024-05-02 08:00").Unix() }),
		processing(func(d *dossier.Dossier) { d.Code, d.Unit, d.Received = "b", unitCode(0), at("2024-07-02 08:00").Unix() }),
		processing(func(d *dossier.Dossier) { d.Code, d.Unit, d.Received = "c", unitCode(2), at("2024-07-02 08:00").Unix() }))
	ended := []scoring.Unit{{Code: unitCode(0), Name: "UBND xã 0", ValidTo: "2024-06-30", Successor: unitCode(1)},
		{Code: unitCode(3), Name: "UBND xã 3", ValidTo: "2024-06-30", Successor: unitCode(1)}} // which has no dossiers
	want := []ledger.UnitMonth{{Unit: unitCode(0), Month: "2024-07"}, {Unit: unitCode(1), Month: "2024-07"}}
	if got := putRegister(t, s, ended); !slices.Equal(got, want) {
		t.Errorf("its end touches %v, want %v", got, want)
	}
	if got := putRegister(t, s, ended); len(got) != 0 {
		t.Errorf("the same register again touches %v", got)
	}
	alone := ledger.UnitMonth{Unit: unitCode(2), Month: "2024-07"}
	if got := putRegister(t, s, []scoring.Unit{{Code: unitCode(2), Name: "UBND xã 2", ValidTo: "2024-06-30"}}); len(got) == 0 || slices.ContainsFunc(got, func(um ledger.UnitMonth) bool { return um != alone }) {
		t.Errorf("the end of a unit without a successor touches %v, want %v", got, alone)
	}
	slices.Reverse(want)
	if got := putRegister(t, s, []scoring.Unit{{Code: unitCode(0), Name: "UBND xã 0"}}); !slices.Equal(got, want) {
		t.Errorf("that it has not ended touches %v, want %v", got, want)
	}
}

// A dossier of a unit that has ended is reported by its heir, in the months that are the heir's; and the heir is shown what
// the unit had reported.
func TestReportsPassToTheHeir(t *testing.T) {
	s := disputeStore(t)
	if _, filed, known, err := s.FileDispute(t.Context(), wrong(0, "d0"), 1); !filed || !known || err != nil {
		t.Fatal(filed, known, err)
	}
	putRegister(t, s, []scoring.Unit{{Code: unitCode(0), Name: "UBND xã 0", ValidTo: "2024-06-30", Successor: unitCode(2)},
		{Code: unitCode(1), Name: "UBND xã 1", ValidTo: "2024-06-30", Successor: unitCode(2)}, {Code: unitCode(2), Name: "UBND xã 2"}, {Code: unitCode(3), Name: "UBND xã 3"}})
	for _, c := range []struct {
		says         string
		unit         int
		month        scoring.Month
		filed, known bool
	}{
		{"in July it is the heir's", 1, "2024-07", false, false},
		{"and nobody else's", 3, "2024-07", false, false},
		{"in June it is not the heir's yet", 2, "2024-06", false, false},
		{"which reports it", 2, "2024-07", true, true},
	} {
		d := wrong(c.unit, "d1")
		d.Month = c.month
		if _, filed, known, err := s.FileDispute(t.Context(), d, int64(10+c.unit)); filed != c.filed || known != c.known || err != nil {
			t.Errorf("%s: filed %v, known %v, %v", c.says, filed, known, err)
		}
	}
	if d, known, err := s.Dossier(t.Context(), "d1", "2024-07-01"); err != nil || !known || d.Unit != unitCode(2) || d.UnitName != "UBND xã 2" {
		t.Errorf("in July the dossier is %+v, %v", d, err)
	}
	for unit, want := range map[int]int{0: 1, 1: 0, 2: 2, 3: 0} {
		open, all, err := s.Disputes(t.Context(), unitCode(unit), 0, 10)
		every, total, err2 := s.DisputesOfUnit(t.Context(), unitCode(unit), 0, 10)
		if err != nil || err2 != nil || len(open) != want || all != want || len(every) != want || total != want {
			t.Errorf("unit %d has %d of %d open reports and %d of %d in all, %v, %v; want %d", unit, len(open), all, len(every), total, err, err2, want)
		}
	}
}
